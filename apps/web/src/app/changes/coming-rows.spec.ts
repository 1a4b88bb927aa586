import { comingRows, type ComingContext, rangeAround } from './coming-rows';
import { transitionsOf } from './testing/zone-transitions';

const PLACES = [
  { place: 'Berlin', zone: 'Europe/Berlin' },
  { place: 'Lisbon', zone: 'Europe/Lisbon' },
  { place: 'New York', zone: 'America/New_York' },
  { place: 'Sydney', zone: 'Australia/Sydney' },
  { place: 'Tokyo', zone: 'Asia/Tokyo' },
];
const HOME = { place: 'home', zone: 'Europe/Berlin' };

function coming(nowIso: string, zones: string[], change: Partial<ComingContext> = {}) {
  const nowMs = Date.parse(nowIso);
  const { fromMs, untilMs } = rangeAround(nowMs);
  const range = [new Date(fromMs).toISOString(), new Date(untilMs).toISOString()] as const;
  const { changes, weeks } = comingRows(
    zones.flatMap((zone) => transitionsOf(zone, ...range)),
    {
      nowMs,
      places: PLACES.filter(({ zone }) => zones.includes(zone)),
      home: HOME,
      offsetsNow: new Map([['Asia/Tokyo', 540]]),
      hourFormat: 'h23',
      ...change,
    },
  );
  return [changes, weeks].map((rows) => rows.map((row) => textOf(row)));
}

function textOf(row: { when: string; time?: string; utc?: string; text: string }): string {
  return [row.when, row.time, row.utc, row.text]
    .filter(Boolean)
    .join(' | ')
    .replaceAll(/[\u2009\u202f]/g, ' ');
}

describe('comingRows', () => {
  it('lists the coming changes, and the weeks in which a difference is unusual', () => {
    expect(coming('2026-11-23', ['Europe/Berlin', 'Europe/Lisbon', 'America/New_York'])).toEqual([
      [
        'Sun, Mar 14, 2027 | 02:00 | 07:00 UTC | Clocks go forward 1 hour in New York',
        'Sun, Mar 28, 2027 | 02:00 | 01:00 UTC | Clocks go forward 1 hour in Berlin',
        'Sun, Mar 28, 2027 | 01:00 | 01:00 UTC | Clocks go forward 1 hour in Lisbon',
      ],
      ['Mar 14 – 28, 2027 | New York is 5 hours behind home; usually 6 hours'],
    ]);
  });

  it('keeps weeks that have begun already', () => {
    const [changes, weeks] = coming('2026-10-28', ['Europe/Berlin', 'America/New_York']);
    expect(weeks?.[0]).toBe('Oct 25 – Nov 1, 2026 | New York is 5 hours behind home; usually 6 hours');
    expect(changes?.[0]).toBe('Sun, Nov 1, 2026 | 02:00 | 06:00 UTC | Clocks go back 1 hour in New York');
  });

  it('dates a change by the local clock, and adds the day in UTC where it differs', () => {
    const [changes] = coming('2027-03-01', ['Australia/Sydney']);
    expect(changes?.[0]).toBe(
      'Sun, Apr 4, 2027 | 03:00 | Sat, Apr 3, 16:00 UTC | Clocks go back 1 hour in Sydney',
    );
  });

  it('only compares with a home that is none of the clocks', () => {
    const [changes, weeks] = coming('2026-11-23', ['Europe/Berlin', 'America/New_York'], {
      places: PLACES.slice(2, 3),
    });
    expect(changes).toEqual(['Sun, Mar 14, 2027 | 02:00 | 07:00 UTC | Clocks go forward 1 hour in New York']);
    expect(weeks).toHaveLength(1);
  });

  it('is empty for clocks that never change, and while the rule of home is unknown', () => {
    expect(coming('2026-11-23', ['Asia/Tokyo'], { home: { place: 'home', zone: 'Asia/Tokyo' } })).toEqual([
      [],
      [],
    ]);
    const [, weeks] = coming('2026-11-23', ['America/New_York'], { offsetsNow: new Map() });
    expect(weeks).toEqual([]);
  });
});
