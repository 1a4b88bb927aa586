import { MS_PER_MINUTE } from '@live-tz/wall-clock';

/** Hebrew and Arabic letters, which are written from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff]/;
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_DIRECTIONAL_ISOLATE = '\u2069';
const NARROW_NO_BREAK_SPACE = '\u202f';

const formats = new Map<string, Intl.DateTimeFormat>();

/** How the user's language writes a wall time. `Intl` supplies words and order only: the offset is always the server's. */
export function formatInLanguage(
  utcMs: number,
  offsetMinutes: number,
  options: Intl.DateTimeFormatOptions,
): string {
  return isolated(formatOf(options).format(wallMs(utcMs, offsetMinutes)));
}

/** A range of wall times in the user's language, which names what both ends share once. */
export function formatRangeInLanguage(
  fromWallMs: number,
  untilWallMs: number,
  options: Intl.DateTimeFormatOptions,
): string {
  return isolated(formatOf(options).formatRange(fromWallMs, untilWallMs));
}

/** The instant at which a clock of UTC shows the given wall time. */
export function wallMs(utcMs: number, offsetMinutes: number): number {
  return utcMs + offsetMinutes * MS_PER_MINUTE;
}

/** `PM`, `ip.`, `午後` */
export function formatDayPeriod(hour: number): string {
  const parts = formatOf({ hour: 'numeric', hourCycle: 'h12' }).formatToParts(Date.UTC(2000, 0, 1, hour));
  return parts.find(({ type }) => type === 'dayPeriod')?.value ?? '';
}

/** Keeps a time on one line. */
export function withoutBreaks(text: string): string {
  return text.replaceAll(' ', NARROW_NO_BREAK_SPACE);
}

/** Formats are cached, because creating one takes longer than a whole card. */
function formatOf(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const { language } = navigator;
  const key = language + JSON.stringify(options);
  let format = formats.get(key);
  if (format === undefined) {
    format = createFormat(language, options);
    formats.set(key, format);
  }
  return format;
}

/** Gregorian years and Latin digits in all languages, so that dates match the digits of the clocks and those of other users. */
function createFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const all = { ...options, timeZone: 'UTC', calendar: 'gregory', numberingSystem: 'latn' };
  try {
    return new Intl.DateTimeFormat(language, all);
  } catch {
    // Chromium reports `en-US@posix` where the locale of the device is POSIX.
    return new Intl.DateTimeFormat('en-US', all);
  }
}

/** Keeps the order of a right-to-left date inside an English sentence (Unicode Standard Annex 9). */
function isolated(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? FIRST_STRONG_ISOLATE + text + POP_DIRECTIONAL_ISOLATE : text;
}
