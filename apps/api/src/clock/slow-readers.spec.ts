import { UNREAD_SECONDS } from './live-limits';
import { SlowReaders } from './slow-readers';

function settleAfterNoting(slow: SlowReaders<string>, seconds: number, ...readers: string[]): string[][] {
  return Array.from({ length: seconds }, () => {
    for (const reader of readers) slow.note(reader);
    return slow.settle();
  });
}

describe('SlowReaders', () => {
  it('gives a reader once it was behind for so many seconds in a row, and once only', () => {
    const given = settleAfterNoting(new SlowReaders(), UNREAD_SECONDS + 1, 'slow');
    expect(given.slice(0, UNREAD_SECONDS)).toEqual([...Array(UNREAD_SECONDS - 1).fill([]), ['slow']]);
    expect(given[UNREAD_SECONDS]).toEqual([]);
  });

  it('forgets who has caught up', () => {
    const slow = new SlowReaders<string>();
    settleAfterNoting(slow, UNREAD_SECONDS - 1, 'a', 'b');
    settleAfterNoting(slow, 1, 'b');
    expect(settleAfterNoting(slow, UNREAD_SECONDS - 1, 'a').flat()).toEqual([]);
    expect(settleAfterNoting(slow, 1, 'a').flat()).toEqual(['a']);
  });
});
