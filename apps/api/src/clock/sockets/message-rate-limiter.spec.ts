import { MessageRateLimiter } from './message-rate-limiter';
import { MESSAGES_PER_MINUTE } from './socket-limits';

function send(limiter: MessageRateLimiter, count: number, nowMs: number): boolean[] {
  return Array.from({ length: count }, () => limiter.exceeded(nowMs));
}

describe('MessageRateLimiter', () => {
  it('grants what is fair, and refuses what is more', () => {
    const results = send(new MessageRateLimiter(), MESSAGES_PER_MINUTE + 1, 1000);
    expect(results.filter((isRefused) => !isRefused)).toHaveLength(MESSAGES_PER_MINUTE);
    expect(results[MESSAGES_PER_MINUTE]).toBe(true);
  });

  it('begins anew with the next minute', () => {
    const limiter = new MessageRateLimiter();
    send(limiter, MESSAGES_PER_MINUTE, 1000);
    expect(limiter.exceeded(60_999)).toBe(true);
    expect(limiter.exceeded(61_000)).toBe(false);
  });

  it('does not lengthen the minute when the clock is set back', () => {
    const limiter = new MessageRateLimiter();
    send(limiter, MESSAGES_PER_MINUTE + 1, 3_600_000);
    expect(limiter.exceeded(1000)).toBe(false);
  });
});
