import { differenceLabel, isoOffset, utcOffsetLabel } from './offset';

describe('isoOffset', () => {
  it.each([
    [0, '+00:00'],
    [345, '+05:45'],
    [-210, '-03:30'],
    [840, '+14:00'],
    [-44.5, '-00:44:30'],
  ])('formats %d as %s', (minutes, text) => {
    expect(isoOffset(minutes)).toBe(text);
  });
});

describe('utcOffsetLabel', () => {
  it('uses a true minus', () => {
    expect(utcOffsetLabel(-210)).toBe('UTC\u221203:30');
    expect(utcOffsetLabel(0)).toBe('UTC+00:00');
  });
});

describe('differenceLabel', () => {
  it.each([
    [0, 'same time'],
    [480, '+8\u202fh'],
    [-60, '\u22121\u202fh'],
    [-210, '\u22123:30\u202fh'],
    [645, '+10:45\u202fh'],
  ])('formats %d minutes as %s', (minutes, text) => {
    expect(differenceLabel(minutes)).toBe(text);
  });
});
