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
 * The moment in each zone once, in order, under the names of all its places; zones missing from the conversion are left out.
 * Differences are relative to the first place.
 */
export function momentRows(
  { utcMs, from, to }: Conversion,
  places: readonly MomentPlace[],
  format: HourFormat,
): MomentRow[] {
  const locals = new Map([from, ...to].map((local) => [local.zone.toLowerCase(), local]));
  const found = oncePerZone(places).flatMap((place) => {
    const local = locals.get(place.zone.toLowerCase());
    return local === undefined ? [] : [{ place, local }];
  });
  const viewerOffsetMinutes = found[0]?.local.offsetMinutes ?? 0;
  return found.map(({ place, local }) => rowOf(utcMs, place, local, viewerOffsetMinutes, format));
}

/** The viewer can only remove a zone that no place but those of the link has. */
function oncePerZone(places: readonly MomentPlace[]): MomentPlace[] {
  const zones = new Map<string, MomentPlace>();
  for (const place of places) {
    const key = place.zone.toLowerCase();
    const first = zones.get(key);
    zones.set(key, first === undefined ? place : merged(first, place));
  }
  return [...zones.values()];
}

function merged(first: MomentPlace, { name, isAdded }: MomentPlace): MomentPlace {
  // A place that the link adds is named after its zone, which says no more than the first name.
  const isNamed = isAdded || first.name.split(', ').includes(name);
  return {
    ...first,
    name: isNamed ? first.name : `${first.name}, ${name}`,
    isAdded: first.isAdded && isAdded,
  };
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
