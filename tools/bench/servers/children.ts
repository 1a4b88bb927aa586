import { type ChildProcess, fork, type ForkOptions } from 'node:child_process';
import { once } from 'node:events';

const alive = new Set<ChildProcess>();

/** Starts a program of Node's; it is killed with {@link killChildren} unless it has ended by then. */
export function startChild(program: string, options: ForkOptions): ChildProcess {
  const child = fork(program, [], options);
  alive.add(child);
  child.once('exit', () => alive.delete(child));
  return child;
}

/** Ends everything this process has started and that still runs; resolves when it is gone. */
export async function killChildren(): Promise<void> {
  const ended = [...alive].map((child) => once(child, 'exit'));
  for (const child of alive) child.kill('SIGKILL');
  await Promise.all(ended);
}
