import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from '@live-tz/test-cluster';

const MS_PER_SECOND = 1000;

/**
 * Asks again as long as it is told to (503 and `Retry-After`): where a machine has other work to do, not everybody of many who
 * come at once has their turn at the database in time.
 */
export async function persistently<T>(ask: () => Promise<Answer<T>>): Promise<Answer<T>> {
  for (;;) {
    const answer = await ask();
    if (answer.status !== 503) return answer;
    await pause(Number(answer.headers.get('retry-after') ?? 1) * MS_PER_SECOND);
  }
}
