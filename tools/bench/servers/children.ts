import { type ChildProcess, fork, type ForkOptions } from 'node:child_process';
import { once } from 'node:events';

const running = new Set<ChildProcess>();

/** Starts a Node program that {@link killChildren} kills unless it has ended by then. */
export function startChild(program: string, options: ForkOptions): ChildProcess {
  const child = fork(program, [], options);
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Kills the child processes that still run. Resolves when they have ended. */
export async function killChildren(): Promise<void> {
  const ended = [...running].map((child) => once(child, 'exit'));
  for (const child of running) child.kill('SIGKILL');
  await Promise.all(ended);
}
