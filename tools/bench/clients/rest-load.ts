import { Agent, get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { API_PREFIX } from '@live-tz/contracts';
import { percentile } from '../report/percentile';
import { zonesOf } from './zone-choice';

const REQUESTS_PER_SECOND = 50;

/** Response times, in milliseconds since each request was due. */
export interface RestFigures {
  requests: number;
  /** Requests without a 200 response. */
  failed: number;
  p50Ms: number;
  p99Ms: number;
}

/**
 * Sends 50 requests per second that alternate between the rule of a zone and the signed-in user. Each is sent when it is
 * due, not when the previous one is answered: otherwise a server that stalls would get fewer requests.
 */
export async function restLoad(
  port: number,
  cookies: readonly string[],
  seconds: number,
): Promise<RestFigures> {
  const agent = new Agent({ keepAlive: true });
  const startMs = performance.now();
  const responses = Array.from({ length: seconds * REQUESTS_PER_SECOND }, async (_, index) => {
    const dueMs = startMs + (index * 1000) / REQUESTS_PER_SECOND;
    await pause(dueMs - performance.now());
    const status = await send(agent, port, pathOf(index), cookies[index % cookies.length] ?? '');
    return { isOk: status === 200, tookMs: performance.now() - dueMs };
  });
  const all = await Promise.all(responses);
  agent.destroy();
  const sorted = all.map(({ tookMs }) => tookMs).sort((a, b) => a - b);
  return {
    requests: all.length,
    failed: all.filter(({ isOk }) => !isOk).length,
    p50Ms: percentile(sorted, 0.5),
    p99Ms: percentile(sorted, 0.99),
  };
}

function pathOf(index: number): string {
  return `${API_PREFIX}${index % 2 === 0 ? `/zones/${zonesOf(index, 1).join()}` : '/users/me'}`;
}

/** The status of the response; 0: there was none. */
function send(agent: Agent, port: number, path: string, cookie: string): Promise<number> {
  return new Promise((resolve) => {
    const request = get({ agent, port, host: '127.0.0.1', path, headers: { cookie } }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode ?? 0));
    });
    request.once('error', () => resolve(0));
  });
}
