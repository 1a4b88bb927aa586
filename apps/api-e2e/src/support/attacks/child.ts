import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { PROJECT_ROOT } from '@live-tz/test-cluster';

/** Starts a program of the tests from its source. */
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

/** Sends a message and waits for the next one. @throws Error when the process ends instead */
export async function askProcess<Answer>(child: ChildProcess, question: object): Promise<Answer> {
  const over = new AbortController();
  const { signal } = over;
  child.send(question);
  try {
    const ended = once(child, 'exit', { signal }).then(([code]) => {
      throw new Error(`The process ended with ${String(code)}.`);
    });
    const [answer] = (await Promise.race([once(child, 'message', { signal }), ended])) as [Answer];
    return answer;
  } finally {
    over.abort();
  }
}
