import type { Conversion, LocalMoment } from '@live-tz/contracts';
import { differenceLabel, isoDateTime, utcOffsetLabel } from '@live-tz/wall-clock';
import { formatDateWithYear } from '../formatting/date-format';
import type { HourFormat } from '../formatting/hour-format';
import { type ClockParts, formatClockParts } from '../formatting/wall-time-format';

/** A place whose clock shows the moment. */
export interface MomentPlace {
  zone: string;
  name: string;
  /** What the place is to the viewer, for example `Home`; empty where its name is enough. */
  note: string;
  /** Whether the viewer added it to the link and may remove it. */
  isAdded: boolean;
}

/** The moment on one clock. */
export interface MomentRow extends MomentPlace {
  parts: ClockParts;
  date: string;
  /** Minutes east of UTC. */
  offsetMinutes: number;
  /** `UTC+01:00` */
  offset: string;
  /** From the viewer's own clock. */
  difference: string;
  /** For `<time datetime>`. */
  datetime: string;
}

/**
 * The moment at each place, in order, leaving out a repeated zone under the same name and zones missing from the
 * conversion. Differences are relative to the first place.
 */
export function momentRows(
  { utcMs, from, to }: Conversion,
  places: readonly MomentPlace[],
  format: HourFormat,
): MomentRow[] {
  const locals = new Map([from, ...to].map((local) => [local.zone.toLowerCase(), local]));
  const found = withoutDuplicates(places).flatMap((place) => {
    const local = locals.get(place.zone.toLowerCase());
    return local === undefined ? [] : [{ place, local }];
  });
  const viewerOffsetMinutes = found[0]?.local.offsetMinutes ?? 0;
  return found.map(({ place, local }) => rowOf(utcMs, place, local, viewerOffsetMinutes, format));
}

function withoutDuplicates(places: readonly MomentPlace[]): MomentPlace[] {
  const isSame = (a: MomentPlace, b: MomentPlace): boolean =>
    a.name === b.name && a.zone.toLowerCase() === b.zone.toLowerCase();
  return places.filter((place, index) => places.findIndex((other) => isSame(place, other)) === index);
}

function rowOf(
  utcMs: number,
  place: MomentPlace,
  { offsetMinutes }: LocalMoment,
  viewerOffsetMinutes: number,
  format: HourFormat,
): MomentRow {
  return {
    ...place,
    parts: formatClockParts(utcMs, offsetMinutes, format),
    date: formatDateWithYear(utcMs, offsetMinutes),
    offsetMinutes,
    offset: utcOffsetLabel(offsetMinutes),
    difference: differenceLabel(offsetMinutes - viewerOffsetMinutes),
    datetime: isoDateTime(utcMs, offsetMinutes),
  };
}
