import type { Transition, ZoneRule } from '@live-tz/contracts';
import { isoLocal, plainDateTime, SECONDS_PER_MINUTE, utcOffsetLabel } from '@live-tz/wall-clock';
import { zoneDisplayName } from '../names/zone-display-name';
import { slicesOf } from '../sliced-work';
import { escapedText, icalendarText } from './icalendar';

const EVENTS_PER_TURN = 100;
/** Some calendar programs hide events without a duration. */
const EVENT_MS = 30 * 60_000;
/** Places in the name of a calendar; a longer name would not fit in a list of calendars. */
const MAX_NAMED_PLACES = 5;
const REFRESH_INTERVAL = 'P1D';

/** The zones and the rules of a calendar. */
export interface CalendarSource {
  /** IANA names. */
  zones: readonly string[];
  /** IANA release, for example `2026f`. */
  release: string;
  /** `YYYY-MM-DD`, or null if it is unknown. */
  releasedOn: string | null;
}

/**
 * Changes of the clocks as a calendar (RFC 5545), one event each, at an instant in UTC. The same changes under the same rules
 * give the same bytes, so that a client that polls finds nothing new. Long calendars take several turns of the event loop.
 */
export async function transitionsCalendar(
  transitions: readonly Transition[],
  source: CalendarSource,
): Promise<string> {
  const parts = [icalendarText(headOf(source))];
  for await (const some of slicesOf(transitions, EVENTS_PER_TURN)) {
    parts.push(icalendarText(some.flatMap((transition) => eventOf(transition, source))));
  }
  return [...parts, icalendarText(['END:VCALENDAR'])].join('');
}

/** `NAME` and `REFRESH-INTERVAL` are of RFC 7986; older programs read their predecessors, which begin with `X-`. */
function headOf({ zones }: CalendarSource): string[] {
  const name = escapedText(calendarName(zones));
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Live TZ//Changes of the clocks//EN',
    'METHOD:PUBLISH',
    `NAME:${name}`,
    `X-WR-CALNAME:${name}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH_INTERVAL}`,
    `X-PUBLISHED-TTL:${REFRESH_INTERVAL}`,
  ];
}

/** `Clock changes: Berlin · New York`; no commas, because some programs show the backslash that escapes them. */
function calendarName(zones: readonly string[]): string {
  const places = [...new Set(zones.map(zoneDisplayName))];
  const others = places.length - MAX_NAMED_PLACES;
  const named = places.slice(0, MAX_NAMED_PLACES).join(' · ');
  return `Clock changes: ${named}${others > 0 ? ` and ${others} more` : ''}`;
}

/** `Clocks go back 60 minutes in Berlin` */
export function transitionSummary({ zone, before, after }: Transition): string {
  const seconds = Math.round((after.offsetMinutes - before.offsetMinutes) * SECONDS_PER_MINUTE);
  return `Clocks go ${seconds < 0 ? 'back' : 'forward'} ${duration(Math.abs(seconds))} in ${zoneDisplayName(zone)}`;
}

function eventOf(transition: Transition, { release, releasedOn }: CalendarSource): string[] {
  const { zone, atMs, before, after } = transition;
  const start = timestamp(atMs);
  // The event was last revised by the release; the current time would differ at each poll.
  const revised = releasedOn === null ? start : `${releasedOn.replaceAll('-', '')}T000000Z`;
  const description =
    `From ${moment(atMs, before)} to ${moment(atMs, after)}.\n` +
    `Zone ${zone}, as the law stands, IANA ${release}.`;
  return [
    'BEGIN:VEVENT',
    `UID:${start}-${zone}@live-tz`,
    `DTSTAMP:${revised}`,
    `DTSTART:${start}`,
    `DTEND:${timestamp(atMs + EVENT_MS)}`,
    `SUMMARY:${escapedText(transitionSummary(transition))}`,
    `DESCRIPTION:${escapedText(description)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** `2026-10-25 03:00:00 UTC+02:00 (CEST)` */
function moment(atMs: number, { offsetMinutes, abbreviation }: ZoneRule): string {
  return `${plainDateTime(atMs, offsetMinutes)} ${utcOffsetLabel(offsetMinutes)} (${abbreviation})`;
}

/** `20261025T010000Z` */
function timestamp(utcMs: number): string {
  return `${isoLocal(utcMs, 0).replace(/[-:]/g, '')}Z`;
}

/** Historical changes were not always of whole minutes. */
function duration(seconds: number): string {
  const parts = [
    counted(Math.floor(seconds / SECONDS_PER_MINUTE), 'minute'),
    counted(seconds % SECONDS_PER_MINUTE, 'second'),
  ];
  return parts.filter((part) => part !== '').join(' and ');
}

function counted(number: number, unit: string): string {
  if (number === 0) return '';
  return `${number} ${unit}${number === 1 ? '' : 's'}`;
}
