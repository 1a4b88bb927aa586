import { isoLocal, msOfIsoLocal } from '@live-tz/wall-clock';
import type { ParsedComponents, ParsedResult } from 'chrono-node';
import { casual, GB } from 'chrono-node/en';

/** What a text says: a moment, and the words beside it, which may name a place. */
export interface ReadMoment {
  /** A wall time, `2027-03-14T02:30:00`, or an instant with its offset, `2027-03-14T02:30:00+01:00`. */
  at: string;
  /** Whether it is an instant. */
  isInstant: boolean;
  /** `new york`; empty where no place is named. */
  place: string;
}

/** The parser reads an abbreviation as an offset, but which clocks it means is decided by the server. */
const ABBREVIATION = /\s*\(?\b(?<name>[A-Za-z]{2,4})\)?$/;
const WITHOUT_OFFSET = /^(utc|gmt|wet)$/i;
const OFFSET = /(?<=\d)\s*z$|[+-]\d{1,2}(:?\d{2})?$/i;
/** What stands between a time and a place: `3pm in Berlin`, `Berlin, 15:00`, `15:00 @ Berlin`. */
const BETWEEN = /^(?:[\s,;@·-]|\b(?:in|at|on)\b)+|(?:[\s,;@·-]|\b(?:in|at|on)\b)+$/gi;

/**
 * Reads a moment in English.
 *
 * @param now the wall time, `2026-11-26T10:42:05`, on which `tomorrow` and a time without a date depend
 * @param language decides whether 3/4 is in March or in April
 * @returns null for a text without a date or a time
 */
export function readMoment(text: string, now: string, language: string): ReadMoment | null {
  const parser = language === 'en-US' ? casual : GB;
  // With an offset of 0 the parser reads the wall time from the fields of UTC, whatever the zone of the device.
  const reference = { instant: new Date(msOfIsoLocal(now)), timezone: 0 };
  const [result] = parser.parse(text, reference, { forwardDate: true });
  if (result === undefined) return null;
  const abbreviation = abbreviationIn(result);
  const matched = result.text.slice(0, result.text.length - abbreviation.length);
  const rest = `${text.slice(0, result.index)} ${text.slice(result.index + matched.length)}`;
  const place = rest.replaceAll(BETWEEN, '').replaceAll(/\s+/g, ' ');
  const local = localOf(result.start);
  const offset = OFFSET.test(matched) ? result.start.get('timezoneOffset') : null;
  if (offset === null || !result.start.isCertain('timezoneOffset'))
    return { at: local, isInstant: false, place };
  return { at: new Date(msOfIsoLocal(local) - offset * 60_000).toISOString(), isInstant: true, place };
}

/** The abbreviation at the end of the match; empty where it ends in another word, such as `3 min`. */
function abbreviationIn({ text, start }: ParsedResult): string {
  const match = ABBREVIATION.exec(text);
  if (match === null || !start.isCertain('timezoneOffset')) return '';
  const isZone = start.get('timezoneOffset') !== 0 || WITHOUT_OFFSET.test(match.groups?.['name'] ?? '');
  return isZone ? match[0] : '';
}

function localOf(start: ParsedComponents): string {
  const part = (name: 'year' | 'month' | 'day' | 'hour' | 'minute'): number => start.get(name) ?? 0;
  const wallMs = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  return isoLocal(wallMs, 0);
}
