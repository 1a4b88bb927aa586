import { get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** Polls a condition. @returns the seconds until it was met @throws Error when it was not met in time */
export async function until(
  what: string,
  limitSeconds: number,
  condition: () => Promise<boolean>,
): Promise<number> {
  const startMs = performance.now();
  const seconds = (): number => Math.round((performance.now() - startMs) / 100) / 10;
  while (!(await condition().catch(() => false))) {
    if (seconds() > limitSeconds) throw new Error(`${what}: not within ${limitSeconds} s`);
    await pause(100);
  }
  return seconds();
}

/**
 * Whether an address responds with 200. `fetch` of Node 20 never settles when a connection is accepted and closed at once, as
 * by the port of a container that does not listen yet.
 */
export function answers(address: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const request = get(address, { agent: false, timeout: 2000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.once('timeout', () => request.destroy(new Error('no response'))).once('error', reject);
  });
}
