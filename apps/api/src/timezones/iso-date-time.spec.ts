import { nonexistentPart, parseIsoDateTime } from './iso-date-time';

describe('parseIsoDateTime', () => {
  // Around a new year, the year of the week may differ from that of the calendar date.
  it.each([
    ['2026-W48-4', '2026-11-26'],
    ['2026-W01-1', '2025-12-29'],
    ['2026-W53-7', '2027-01-03'],
    ['2027-W01-1', '2027-01-04'],
    ['2020-W53-5', '2021-01-01'],
    ['2008-W01-2', '2008-01-01'],
    ['2009-W53-7', '2010-01-03'],
    ['0001-W01-1', '0001-01-01'],
    ['2026-330', '2026-11-26'],
    ['2024-060', '2024-02-29'],
    ['2024-366', '2024-12-31'],
    ['0004-366', '0004-12-31'],
  ])('reads the date %s as %s', (date, calendarDate) => {
    expect(parseIsoDateTime(`${date}T15:00`)).toEqual({
      wallMs: Date.parse(`${calendarDate}T15:00Z`),
      offsetMinutes: null,
    });
  });

  it('reads every day of 400 years from its week date and its ordinal date', () => {
    const firstMs = Date.UTC(1900, 0, 1);
    for (let day = 0; day < 146_097; day += 1) {
      const wallMs = firstMs + day * 86_400_000;
      for (const text of [weekDate(wallMs), ordinalDate(wallMs)]) {
        if (parseIsoDateTime(`${text}T00:00`)?.wallMs !== wallMs) throw new Error(`${text} is read wrongly.`);
      }
    }
  });
});

describe('nonexistentPart', () => {
  it.each([
    ['2026-02-30T15:00', 'date', '2026-02-30'],
    ['2027-02-29T15:00Z', 'date', '2027-02-29'],
    ['20261301T1500Z', 'date', '20261301'],
    ['2027-W53-1T15:00', 'date', '2027-W53-1'],
    ['2026-W00-1T15:00', 'date', '2026-W00-1'],
    ['2026-366T15:00', 'date', '2026-366'],
    ['2026-000T15:00', 'date', '2026-000'],
    ['2026-02-30', 'date', '2026-02-30'],
    ['2026-11-26T24:30', 'time', '24:30'],
    ['2026-11-26T15:60:00Z', 'time', '15:60:00'],
  ])('of %s is the %s %s', (text, kind, part) => {
    expect(nonexistentPart(text)).toEqual({ kind, text: part });
  });

  it.each(['2026-11-26T15:00', '2024-02-29T00:00Z', 'tomorrow', '2026-11-26', '20260230', '2026366'])(
    'of %s is none',
    (text) => {
      expect(nonexistentPart(text)).toBeNull();
    },
  );
});

/** Counts days from the beginning of the year to the Thursday of the week. */
function weekDate(wallMs: number): string {
  const weekday = new Date(wallMs).getUTCDay() || 7;
  const thursday = new Date(wallMs + (4 - weekday) * 86_400_000);
  const dayOfYear = (thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / 86_400_000;
  const week = String(Math.floor(dayOfYear / 7) + 1).padStart(2, '0');
  return `${thursday.getUTCFullYear()}-W${week}-${weekday}`;
}

function ordinalDate(wallMs: number): string {
  const year = new Date(wallMs).getUTCFullYear();
  return `${year}-${String((wallMs - Date.UTC(year, 0, 1)) / 86_400_000 + 1).padStart(3, '0')}`;
}
