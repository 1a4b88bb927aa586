import { MESSAGES_PER_MINUTE } from './live-limits';
import { MessageAllowance } from './message-allowance';

function spend(allowance: MessageAllowance, count: number, nowMs: number): boolean[] {
  return Array.from({ length: count }, () => allowance.spend(nowMs));
}

describe('MessageAllowance', () => {
  it('grants what is fair, and refuses what is more', () => {
    const results = spend(new MessageAllowance(), MESSAGES_PER_MINUTE + 1, 1000);
    expect(results.filter((each) => each)).toHaveLength(MESSAGES_PER_MINUTE);
    expect(results[MESSAGES_PER_MINUTE]).toBe(false);
  });

  it('begins anew with the next minute', () => {
    const allowance = new MessageAllowance();
    spend(allowance, MESSAGES_PER_MINUTE, 1000);
    expect(allowance.spend(60_999)).toBe(false);
    expect(allowance.spend(61_000)).toBe(true);
  });

  it('does not lengthen the minute when the clock is set back', () => {
    const allowance = new MessageAllowance();
    spend(allowance, MESSAGES_PER_MINUTE + 1, 3_600_000);
    expect(allowance.spend(1000)).toBe(true);
  });
});
