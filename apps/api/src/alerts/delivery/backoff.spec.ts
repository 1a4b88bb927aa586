import { MS_PER_HOUR, MS_PER_SECOND } from '@live-tz/wall-clock';
import { MAX_DELIVERY_ATTEMPTS, retryDelayMs } from './backoff';

const delaysMs = (random: number) =>
  Array.from({ length: MAX_DELIVERY_ATTEMPTS }, (_, index) => retryDelayMs(index + 1, random));

describe('retryDelayMs', () => {
  it('grows from seconds to hours, and ends', () => {
    const delays = delaysMs(0);
    expect(delays.slice(0, 3)).toEqual([5, 20, 80].map((seconds) => seconds * MS_PER_SECOND));
    expect(delays.at(-1)).toBeNull();
    const totalMs = delays.reduce<number>((sum, delayMs) => sum + (delayMs ?? 0), 0);
    expect(totalMs / MS_PER_HOUR).toBeGreaterThan(7);
    expect(totalMs / MS_PER_HOUR).toBeLessThan(9);
  });

  it('is up to a tenth longer at random', () => {
    expect(delaysMs(1)[0]).toBe(5500);
  });
});
