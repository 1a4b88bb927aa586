import { parseOffsetQuery } from './offset-query';

const LABEL = /^\(\s*(?:UTC|GMT)?\s*([+\u2212\u2013-]?\s*\d{1,2}(?::?\d\d)?)?\s*\)\s*(\S.*)$/i;
const BETWEEN_PARTS = /\s*(?:,|;|\/|\s[-\u2013]\s)\s*/;
const ASIDE = /\s*\([^)]*\)\s*/g;

/** What calendar programs call a zone: `(GMT+01:00) Amsterdam, Berlin, Bern`. */
export interface CalendarLabel {
  /** Minutes east of UTC outside of daylight saving time. */
  readonly offsetMinutes: number;
  /** What may follow the offset: all of it, then each of its parts. */
  readonly texts: readonly string[];
}

/** Parses the label of a calendar program, or returns null for any other text. */
export function parseCalendarLabel(text: string): CalendarLabel | null {
  const [, offset = '+0', rest] = LABEL.exec(text.trim()) ?? [];
  const offsetMinutes = parseOffsetQuery(offset.replaceAll(' ', ''));
  if (rest === undefined || offsetMinutes === null) return null;
  const parts = rest.replaceAll(ASIDE, ' ').split(BETWEEN_PARTS);
  const texts = [rest, ...parts].map((part) => part.trim()).filter((part) => part !== '');
  return { offsetMinutes, texts: [...new Set(texts)] };
}
