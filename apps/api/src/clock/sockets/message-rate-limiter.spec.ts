import { MS_PER_HOUR, MS_PER_SECOND } from '@live-tz/wall-clock';
import { MessageRateLimiter } from './message-rate-limiter';
import { MESSAGES_PER_MINUTE } from './socket-limits';

function send(limiter: MessageRateLimiter, count: number, nowMs: number): boolean[] {
  return Array.from({ length: count }, () => limiter.exceeded(nowMs));
}

describe('MessageRateLimiter', () => {
  it('accepts messages up to the limit, and refuses more', () => {
    const results = send(new MessageRateLimiter(), MESSAGES_PER_MINUTE + 1, MS_PER_SECOND);
    expect(results.filter((isRefused) => !isRefused)).toHaveLength(MESSAGES_PER_MINUTE);
    expect(results[MESSAGES_PER_MINUTE]).toBe(true);
  });

  it('starts again with the next minute', () => {
    const limiter = new MessageRateLimiter();
    send(limiter, MESSAGES_PER_MINUTE, MS_PER_SECOND);
    expect(limiter.exceeded(60_999)).toBe(true);
    expect(limiter.exceeded(61_000)).toBe(false);
  });

  it('does not lengthen the minute when the clock is set back', () => {
    const limiter = new MessageRateLimiter();
    send(limiter, MESSAGES_PER_MINUTE + 1, MS_PER_HOUR);
    expect(limiter.exceeded(MS_PER_SECOND)).toBe(false);
  });
});
