import { setTimeout as pause } from 'node:timers/promises';
import type { ApiResponse } from '@live-tz/test-cluster';

const MS_PER_SECOND = 1000;

/**
 * Repeats a request while the response is 503 with `Retry-After`: on a busy machine, some of many simultaneous requests do not
 * get a database connection in time.
 */
export async function retryUnavailable<T>(send: () => Promise<ApiResponse<T>>): Promise<ApiResponse<T>> {
  for (;;) {
    const response = await send();
    if (response.status !== 503) return response;
    await pause(Number(response.headers.get('retry-after') ?? 1) * MS_PER_SECOND);
  }
}
