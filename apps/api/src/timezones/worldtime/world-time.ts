import type { WorldTime } from '@live-tz/contracts';
import { isoLocal, isoOffset, MS_PER_SECOND, SECONDS_PER_MINUTE, wallTimeOf } from '@live-tz/wall-clock';
import { calendarFields } from '../now/calendar-fields';
import type { ZoneTable } from '../rules/zone-table';
import { daylightSavingAt } from './daylight-saving';

/** The time of a zone in the shape of WorldTimeAPI, with its fields in its order, which is that of the alphabet. */
export function worldTimeAt(table: ZoneTable, zone: string, utcMs: number): WorldTime {
  const { offsetMinutes, abbreviation } = table.historyOf(zone).ruleAt(utcMs);
  const { dayOfYear, isoWeek } = calendarFields(utcMs, offsetMinutes);
  const saving = daylightSavingAt(table, zone, utcMs);
  const savingMinutes = saving?.minutes ?? 0;
  return {
    abbreviation,
    client_ip: null,
    datetime: withMicroseconds(utcMs, offsetMinutes),
    day_of_week: wallTimeOf(utcMs, offsetMinutes).weekday,
    day_of_year: dayOfYear,
    dst: saving !== null,
    dst_from: toTheSecond(saving?.fromMs),
    dst_offset: savingMinutes * SECONDS_PER_MINUTE,
    dst_until: toTheSecond(saving?.untilMs),
    raw_offset: (offsetMinutes - savingMinutes) * SECONDS_PER_MINUTE,
    timezone: zone,
    unixtime: Math.floor(utcMs / MS_PER_SECOND),
    utc_datetime: withMicroseconds(utcMs, 0),
    utc_offset: isoOffset(offsetMinutes),
    week_number: isoWeek,
  };
}

/** `2026-11-23T08:04:07.512000+09:00`: some clients read the decimals by their position. The clock counts milliseconds. */
function withMicroseconds(utcMs: number, offsetMinutes: number): string {
  const milliseconds = String(Math.floor(utcMs) % MS_PER_SECOND).padStart(3, '0');
  return `${isoLocal(utcMs, offsetMinutes)}.${milliseconds}000${isoOffset(offsetMinutes)}`;
}

/** `2026-03-29T01:00:00+00:00` */
function toTheSecond(utcMs: number | null | undefined): string | null {
  return typeof utcMs === 'number' ? `${isoLocal(utcMs, 0)}${isoOffset(0)}` : null;
}
