import type { ZoneTransition } from '../../timezones/rules/zone-history';
import { changeText, rulesText } from './alert-texts';

const CHANGE: ZoneTransition = {
  atMs: Date.parse('2026-10-25T01:00:00Z'),
  before: { offsetMinutes: 120, abbreviation: 'CEST' },
  after: { offsetMinutes: 60, abbreviation: 'CET' },
};
const HOURS = [
  ['2026-10-25T01:00:00Z', '03:00', '3:00 AM'],
  ['2026-10-24T22:00:00Z', '00:00', '12:00 AM'],
  ['2026-10-25T10:05:00Z', '12:05', '12:05 PM'],
  ['2026-10-25T21:59:00Z', '23:59', '11:59 PM'],
] as const;

describe('the text of an alert', () => {
  it.each(HOURS)('of a change at %s has the time as the user reads hours', (at, h23, h12) => {
    const change = { ...CHANGE, atMs: Date.parse(at) };
    const before = 'Clocks go back 60 minutes in Berlin on Sun, 25 Oct 2026 at ';
    expect(changeText('Europe/Berlin', change, 'auto')).toBe(`${before}${h23}.`);
    expect(changeText('Europe/Berlin', change, 'h23')).toBe(`${before}${h23}.`);
    expect(changeText('Europe/Berlin', change, 'h12')).toBe(`${before}${h12}.`);
  });

  it('says what new rules withdraw and add', () => {
    const added = { ...CHANGE, atMs: CHANGE.atMs + 12 * 3_600_000 };
    const difference = { added, withdrawn: CHANGE, current: null };
    expect(rulesText('Europe/Berlin', difference, '2026g', 'h12')).toBe(
      'The rules of Berlin have changed (IANA 2026g). Clocks do not go back on Sun, 25 Oct 2026 at 3:00 AM. ' +
        'Clocks go back 60 minutes in Berlin on Sun, 25 Oct 2026 at 3:00 PM.',
    );
  });
});
