import type { Conversion, LocalMoment } from '@live-tz/contracts';
import { differenceLabel, isoDateTime, utcOffsetLabel, wallTimeOf } from '@live-tz/wall-clock';
import { formatDateWithYear } from '../formatting/date-format';
import type { HourFormat } from '../formatting/hour-format';
import { type ClockParts, formatClockParts } from '../formatting/wall-time-format';

/** A clock to tell the moment by. */
export interface MomentPlace {
  zone: string;
  name: string;
  /** What it is to the reader, for example `Home`; empty where its name says enough. */
  note: string;
  /** The reader has added it to this link and may take it away again. */
  isAdded: boolean;
}

/** A clock that shows the moment. */
export interface MomentRow extends MomentPlace {
  face: ClockParts;
  date: string;
  /** Minutes east of UTC, and the same in words. */
  offsetMinutes: number;
  offset: string;
  /** Against the reader's own clock. */
  difference: string;
  /** Local hour, 0 to 23. */
  hour: number;
  /** For `<time datetime>`. */
  datetime: string;
}

/**
 * The moment by each of the places in their order, the same zone under the same name once. Differences are told against
 * the first. A place whose zone the answer does not have is left out.
 */
export function momentRows(
  { utcMs, from, to }: Conversion,
  places: readonly MomentPlace[],
  format: HourFormat,
): MomentRow[] {
  const locals = new Map([from, ...to].map((local) => [local.zone.toLowerCase(), local]));
  const told = withoutDoubles(places).flatMap((place) => {
    const local = locals.get(place.zone.toLowerCase());
    return local === undefined ? [] : [{ place, local }];
  });
  const readerOffsetMinutes = told[0]?.local.offsetMinutes ?? 0;
  return told.map(({ place, local }) => rowOf(utcMs, place, local, readerOffsetMinutes, format));
}

function withoutDoubles(places: readonly MomentPlace[]): MomentPlace[] {
  const isSame = (a: MomentPlace, b: MomentPlace): boolean =>
    a.name === b.name && a.zone.toLowerCase() === b.zone.toLowerCase();
  return places.filter((place, index) => places.findIndex((other) => isSame(place, other)) === index);
}

function rowOf(
  utcMs: number,
  place: MomentPlace,
  { offsetMinutes }: LocalMoment,
  readerOffsetMinutes: number,
  format: HourFormat,
): MomentRow {
  return {
    ...place,
    face: formatClockParts(utcMs, offsetMinutes, format),
    date: formatDateWithYear(utcMs, offsetMinutes),
    offsetMinutes,
    offset: utcOffsetLabel(offsetMinutes),
    difference: differenceLabel(offsetMinutes - readerOffsetMinutes),
    hour: wallTimeOf(utcMs, offsetMinutes).hour,
    datetime: isoDateTime(utcMs, offsetMinutes),
  };
}
