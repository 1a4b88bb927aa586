const LINE_END = '\r\n';
/** Octets in a line without its end (RFC 5545, section 3.1). */
const MAX_LINE_BYTES = 75;

/** A meeting for a calendar. */
export interface CalendarEvent {
  fromMs: number;
  untilMs: number;
  /** IANA names of the participants. */
  zones: readonly string[];
  summary: string;
  description: string;
  url: string;
}

/**
 * A calendar with one event in UTC (RFC 5545), which calendar programs show in the zone of their user. The same meeting has the
 * same UID and the same bytes, so that importing it again adds nothing.
 */
export function calendarEvent({ fromMs, untilMs, zones, summary, description, url }: CalendarEvent): string {
  const start = timestamp(fromMs);
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Live TZ//Meetings//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${start}-${timestamp(untilMs)}-${hashOf(zones.join())}@live-tz`,
    // The time of the download would differ each time.
    `DTSTAMP:${start}`,
    `DTSTART:${start}`,
    `DTEND:${timestamp(untilMs)}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    `URL:${url}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
    .map((line) => folded(line) + LINE_END)
    .join('');
}

/** `20270115T140000Z` */
function timestamp(utcMs: number): string {
  return new Date(utcMs).toISOString().replace(/[-:]|\.\d+/g, '');
}

/** A value of the type TEXT (RFC 5545, section 3.3.11). */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');
}

/** Breaks a line between characters; the leading space of a continued line is one of its octets. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let text = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > MAX_LINE_BYTES) {
      text += `${LINE_END} `;
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}

/** FNV-1a: distinguishes the meetings of one hour, without any claim to secrecy. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
