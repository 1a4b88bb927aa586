import { reconnectDelayMs } from './reconnect-delay.js';

const lost = { failures: 0, retryMs: null, retryAfterMs: null };
const LONGEST = (): number => 1;
const SHORTEST = (): number => 0;

describe('reconnectDelayMs', () => {
  it('takes what the stream has said after a connection that has worked', () => {
    expect(reconnectDelayMs({ ...lost, retryMs: 2400 }, LONGEST)).toBe(2400);
    expect(reconnectDelayMs(lost, LONGEST)).toBe(1000);
  });

  it('doubles with each failure, up to 30 seconds', () => {
    const delays = [1, 2, 3, 4, 5, 99].map((failures) => reconnectDelayMs({ ...lost, failures }, LONGEST));
    expect(delays).toEqual([2000, 4000, 8000, 16_000, 30_000, 30_000]);
  });

  it('is random by half, so that clients do not arrive together', () => {
    expect(reconnectDelayMs({ ...lost, failures: 3 }, SHORTEST)).toBe(4000);
  });

  it('is never shorter than a refusal demands', () => {
    expect(reconnectDelayMs({ ...lost, retryAfterMs: 60_000 }, SHORTEST)).toBe(60_000);
    expect(reconnectDelayMs({ ...lost, failures: 5, retryAfterMs: 1000 }, LONGEST)).toBe(30_000);
  });
});
