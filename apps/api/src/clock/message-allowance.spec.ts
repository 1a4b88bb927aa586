import { ABUSIVE_MESSAGES_PER_MINUTE, MESSAGES_PER_MINUTE } from './live-limits';
import { MessageAllowance } from './message-allowance';

function spend(allowance: MessageAllowance, count: number, nowMs: number): string[] {
  return Array.from({ length: count }, () => allowance.spend(nowMs));
}

describe('MessageAllowance', () => {
  it('grants what is fair, refuses what is more, and knows abuse', () => {
    const results = spend(new MessageAllowance(), ABUSIVE_MESSAGES_PER_MINUTE + 1, 1000);
    expect(results.filter((each) => each === 'granted')).toHaveLength(MESSAGES_PER_MINUTE);
    expect(results[MESSAGES_PER_MINUTE]).toBe('refused');
    expect(results[ABUSIVE_MESSAGES_PER_MINUTE - 1]).toBe('refused');
    expect(results[ABUSIVE_MESSAGES_PER_MINUTE]).toBe('abused');
  });

  it('begins anew with the next minute', () => {
    const allowance = new MessageAllowance();
    spend(allowance, MESSAGES_PER_MINUTE, 1000);
    expect(allowance.spend(60_999)).toBe('refused');
    expect(allowance.spend(61_000)).toBe('granted');
  });

  it('does not lengthen the minute when the clock is set back', () => {
    const allowance = new MessageAllowance();
    spend(allowance, MESSAGES_PER_MINUTE + 1, 3_600_000);
    expect(allowance.spend(1000)).toBe('granted');
  });
});
