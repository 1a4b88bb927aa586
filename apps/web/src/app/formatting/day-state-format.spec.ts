import { formatDayState, formatNextDayState, formatTimeLeft } from './day-state-format';

const NINE_MS = Date.parse('2026-11-23T08:00:00Z');

describe('the state of a day', () => {
  it('is a word', () => {
    expect(formatDayState('asleep')).toBe('Asleep');
  });

  it('says what comes next, by the clock of the place', () => {
    expect(formatNextDayState({ state: 'working', atMs: NINE_MS }, 60, 'h23')).toBe('works from 09:00');
    expect(formatNextDayState({ state: 'awake', atMs: NINE_MS }, 60, 'h23')).toBe('until 09:00');
    expect(formatNextDayState(null, 60, 'h23')).toBe('');
  });

  it.each([
    [192, 'in 3 h 12 min'],
    [120, 'in 2 h'],
    [5, 'in 5 min'],
    [0, 'in 0 min'],
  ])('of which %i minutes are left ends %s', (minutes, text) => {
    expect(formatTimeLeft(NINE_MS, NINE_MS - minutes * 60_000).replaceAll('\u202f', ' ')).toBe(text);
  });
});
