import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { COSTLY_READS } from '@live-tz/test-cluster';
import { type Attack, AttackRun } from './http-attack';

const CONCURRENCY = 50;
const DEEP = '['.repeat(30_000) + ']'.repeat(30_000);
const MANY_FIELDS = JSON.stringify(
  Object.fromEntries(Array.from({ length: 4_500 }, (_, i) => [`k${i}`, '\u0001'])),
);

/** Fifty connections that send the most expensive requests without a pause. */
export const costlyReads: Attack = (target) =>
  flood(new AttackRun(target), 'GET', (turn) => [pathOf(turn), undefined]);

/** Fifty connections that send bodies of 64 kB without a pause. */
export const largeBodies: Attack = (target) =>
  flood(new AttackRun(target), 'POST', (turn) => [
    '/api/v1/auth/login',
    (turn % 2 === 0 ? DEEP : MANY_FIELDS).slice(0, 65_000),
  ]);

function pathOf(turn: number): string {
  return COSTLY_READS[turn % COSTLY_READS.length] ?? '/';
}

type RequestOfTurn = (turn: number) => [path: string, body: string | undefined];

async function flood(run: AttackRun, method: string, requestOf: RequestOfTurn): ReturnType<Attack> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY });
  const report = await run.inParallel(CONCURRENCY, async (turn) => {
    run.report.sent += 1;
    const status = await statusOf(run, agent, method, ...requestOf(turn));
    run.count(status);
    // A pause after a closed connection keeps the attacker from spinning.
    if (status === 0) await pause(10);
  });
  agent.destroy();
  return report;
}

function statusOf(
  run: AttackRun,
  agent: Agent,
  method: string,
  path: string,
  body?: string,
): Promise<number> {
  return new Promise((resolve) => {
    const headers = { ...run.headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
    const { host, port, localAddress } = run;
    const sent = request({ agent, host, port, localAddress, method, path, headers }, (response) => {
      response
        .resume()
        .once('end', () => resolve(response.statusCode ?? 0))
        .once('error', () => resolve(0));
    });
    sent.once('error', () => resolve(0));
    sent.end(body);
  });
}
