import type { ConvertedFrom, Transition } from '@live-tz/contracts';
import { formatResolution } from './resolution-format';

function change(iso: string, before: number, after: number): Transition {
  return {
    zone: '',
    atMs: Date.parse(iso),
    before: { offsetMinutes: before, abbreviation: '' },
    after: { offsetMinutes: after, abbreviation: '' },
  };
}

function from(given: Partial<ConvertedFrom>): ConvertedFrom {
  return {
    zone: 'Europe/Berlin',
    local: '',
    asked: '2027-03-28T02:30:00',
    offsetMinutes: 120,
    abbreviation: '',
    resolution: 'gap',
    taken: 'later',
    ...given,
  };
}

const SPRING = change('2027-03-28T01:00Z', 60, 120);
const AUTUMN = change('2026-10-25T01:00Z', 120, 60);
const DATE_LINE = change('2011-12-30T10:00Z', -600, 840);

describe('formatResolution', () => {
  it('is empty for a wall time that occurs once', () => {
    expect(formatResolution(0, from({ resolution: 'exact', taken: null }), null, 'h23')).toBe('');
  });

  it('explains a gap and which time is shown', () => {
    expect(formatResolution(Date.parse('2027-03-28T01:30Z'), from({}), SPRING, 'h23')).toBe(
      'Clocks in Berlin go forward from 02:00 to 03:00, so 02:30 does not exist that day. Showing 03:30 instead.',
    );
  });

  it('explains a fold and which of the two times is shown', () => {
    const fold = from({
      asked: '2026-10-25T02:30:00',
      resolution: 'fold',
      taken: 'later',
      offsetMinutes: 60,
    });
    expect(formatResolution(Date.parse('2026-10-25T01:30Z'), fold, AUTUMN, 'h23')).toBe(
      'Clocks in Berlin go back from 03:00 to 02:00, so 02:30 happens twice that day. Showing the later one (UTC+01:00).',
    );
  });

  it('explains a skipped day', () => {
    const gap = from({ zone: 'Pacific/Apia', asked: '2011-12-30T12:00:00', offsetMinutes: 840 });
    expect(formatResolution(Date.parse('2011-12-30T22:00Z'), gap, DATE_LINE, 'h23')).toBe(
      'Clocks in Apia go forward from Fri, Dec 30, 2011, 00:00 to Sat, Dec 31, 2011, 00:00, ' +
        'so 12:00 does not exist that day. Showing Sat, Dec 31, 2011, 12:00 instead.',
    );
  });

  it('leaves out the change when it is unknown', () => {
    expect(formatResolution(Date.parse('2027-03-28T01:30Z'), from({}), null, 'h23')).toBe(
      '02:30 does not exist in Berlin that day. Showing 03:30 instead.',
    );
  });
});
