import { get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** Asks again and again until the answer is yes. @returns after how many seconds @throws when it takes longer than allowed */
export async function until(
  what: string,
  limitSeconds: number,
  ask: () => Promise<boolean>,
): Promise<number> {
  const startMs = performance.now();
  const seconds = (): number => Math.round((performance.now() - startMs) / 100) / 10;
  while (!(await ask().catch(() => false))) {
    if (seconds() > limitSeconds) throw new Error(`${what}: not within ${limitSeconds} s`);
    await pause(100);
  }
  return seconds();
}

/**
 * Whether an address answers with 200. Not by `fetch`, which in Node 20 never settles when a connection is accepted and
 * cut at once, as the port of a container is that does not listen yet.
 */
export function answers(address: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const request = get(address, { agent: false, timeout: 2000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.once('timeout', () => request.destroy(new Error('no answer'))).once('error', reject);
  });
}
