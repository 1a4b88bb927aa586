import { Agent, get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { API_PREFIX } from '@live-tz/contracts';
import { percentile } from '../report/percentile';
import { zonesOf } from './zone-choice';

const REQUESTS_A_SECOND = 50;

/** How long requests took, in milliseconds from when each was due. */
export interface RestFigures {
  requests: number;
  /** Not answered with 200. */
  failed: number;
  p50Ms: number;
  p99Ms: number;
}

/**
 * Asks a server 50 times a second, in turn for the rule of a zone and for who is signed in. Requests are sent when they
 * are due and not when the one before is answered, or a server that stalls would be asked the less.
 */
export async function restLoad(
  port: number,
  cookies: readonly string[],
  seconds: number,
): Promise<RestFigures> {
  const agent = new Agent({ keepAlive: true });
  const startMs = performance.now();
  const answers = Array.from({ length: seconds * REQUESTS_A_SECOND }, async (_, index) => {
    const dueMs = startMs + (index * 1000) / REQUESTS_A_SECOND;
    await pause(dueMs - performance.now());
    const status = await ask(agent, port, pathOf(index), cookies[index % cookies.length] ?? '');
    return { isGood: status === 200, tookMs: performance.now() - dueMs };
  });
  const all = await Promise.all(answers);
  agent.destroy();
  const sorted = all.map(({ tookMs }) => tookMs).sort((a, b) => a - b);
  return {
    requests: all.length,
    failed: all.filter(({ isGood }) => !isGood).length,
    p50Ms: percentile(sorted, 0.5),
    p99Ms: percentile(sorted, 0.99),
  };
}

function pathOf(index: number): string {
  return `${API_PREFIX}${index % 2 === 0 ? `/zones/${zonesOf(index, 1).join()}` : '/users/me'}`;
}

/** The status of the answer; 0: there was none. */
function ask(agent: Agent, port: number, path: string, cookie: string): Promise<number> {
  return new Promise((resolve) => {
    const request = get({ agent, port, host: '127.0.0.1', path, headers: { cookie } }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode ?? 0));
    });
    request.once('error', () => resolve(0));
  });
}
