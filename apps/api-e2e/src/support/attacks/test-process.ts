import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { PROJECT_ROOT } from '@live-tz/test-cluster';

/** Starts a program of the tests from its TypeScript source. */
export function startTestProcess(program: string): ChildProcess {
  return fork(join(__dirname, program), [], {
    execArgv: ['--require', 'ts-node/register', '--require', 'tsconfig-paths/register'],
    env: {
      PATH: process.env['PATH'],
      TS_NODE_PROJECT: join(PROJECT_ROOT, 'tools/tsconfig.json'),
      TS_NODE_BASEURL: PROJECT_ROOT,
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

/** Sends a message and resolves to the next one. @throws Error when the process ends instead */
export async function requestFrom<Result>(child: ChildProcess, request: object): Promise<Result> {
  const settled = new AbortController();
  const { signal } = settled;
  child.send(request);
  try {
    const ended = once(child, 'exit', { signal }).then(([code]) => {
      throw new Error(`The process ended with ${String(code)}.`);
    });
    const [result] = (await Promise.race([once(child, 'message', { signal }), ended])) as [Result];
    return result;
  } finally {
    settled.abort();
  }
}
