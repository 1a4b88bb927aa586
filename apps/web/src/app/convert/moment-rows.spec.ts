import type { Conversion } from '@live-tz/contracts';
import { type MomentPlace, momentRows } from './moment-rows';

const local = (zone: string, offsetMinutes: number) => ({ zone, local: '', offsetMinutes, abbreviation: '' });
const CONVERSION: Conversion = {
  utcMs: Date.parse('2027-01-15T14:00Z'),
  from: { ...local('Europe/Berlin', 60), asked: '', resolution: 'exact', taken: null },
  to: [local('Asia/Kolkata', 330), local('America/New_York', -300)],
};

function place(zone: string, name: string, change: Partial<MomentPlace> = {}): MomentPlace {
  return { zone, name, note: '', isAdded: false, ...change };
}

describe('momentRows', () => {
  it('shows the moment on each clock, and its difference from the first', () => {
    const rows = momentRows(
      CONVERSION,
      [place('Asia/Kolkata', 'Kolkata'), place('europe/berlin', 'Berlin'), place('America/New_York', 'NYC')],
      'h23',
    );
    expect(rows).toMatchObject([
      { name: 'Kolkata', date: 'Fri, Jan 15, 2027', offset: 'UTC+05:30', difference: 'same time' },
      { name: 'Berlin', parts: { hour: '15', minute: '00' }, difference: '\u22124:30\u202fh' },
      { name: 'NYC', datetime: '2027-01-15T09:00:00-05:00' },
    ]);
  });

  it('lists a zone once, under all its names', () => {
    const rows = momentRows(
      CONVERSION,
      [
        place('Europe/Berlin', 'Berlin', { note: 'Home' }),
        place('Europe/Berlin', 'Ana'),
        place('Europe/Berlin', 'Berlin', { isAdded: true }),
      ],
      'h23',
    );
    expect(rows.map(({ name, note, isAdded }) => [name, note, isAdded])).toEqual([
      ['Berlin, Ana', 'Home', false],
    ]);
  });

  it('leaves out a zone that the conversion does not contain yet', () => {
    expect(momentRows(CONVERSION, [place('Asia/Tokyo', 'Tokyo')], 'h23')).toEqual([]);
  });
});
