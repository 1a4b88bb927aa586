import { UNREAD_SECONDS } from './socket-limits';
import { SlowSubscribers } from './slow-subscribers';

function settleAfterNoting(
  slow: SlowSubscribers<string>,
  seconds: number,
  ...subscribers: string[]
): string[][] {
  return Array.from({ length: seconds }, () => {
    for (const subscriber of subscribers) slow.note(subscriber);
    return slow.settle();
  });
}

describe('SlowSubscribers', () => {
  it('returns a subscriber once when it has been slow for several seconds in a row', () => {
    const given = settleAfterNoting(new SlowSubscribers(), UNREAD_SECONDS + 1, 'slow');
    expect(given.slice(0, UNREAD_SECONDS)).toEqual([...Array(UNREAD_SECONDS - 1).fill([]), ['slow']]);
    expect(given[UNREAD_SECONDS]).toEqual([]);
  });

  it('forgets a subscriber that has caught up', () => {
    const slow = new SlowSubscribers<string>();
    settleAfterNoting(slow, UNREAD_SECONDS - 1, 'a', 'b');
    settleAfterNoting(slow, 1, 'b');
    expect(settleAfterNoting(slow, UNREAD_SECONDS - 1, 'a').flat()).toEqual([]);
    expect(settleAfterNoting(slow, 1, 'a').flat()).toEqual(['a']);
  });
});
