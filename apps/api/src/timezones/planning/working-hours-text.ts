import type { WorkingHours } from '@live-tz/contracts';

const DAY_NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const MIN_NAME_LENGTH = 3;
const DAYS_PER_WEEK = DAY_NAMES.length;
const HOURS = /^(?<from>\d{1,2}(?::\d\d)?)-(?<until>\d{1,2}(?::\d\d)?)$/;
/** No day at all. */
const NEVER = 'never';

export const HOURS_FORMAT =
  'two times of a 24-hour clock with a hyphen between them, such as 09:00-17:00, or 22:00-06:00 for a night shift';
export const DAYS_FORMAT =
  'days by three letters or by number from 1 for Monday, such as mon-fri, mon-thu+sat or 7-4, or never';

/** Parses `09:00-17:00`, `9-17` or `22:00-06:00`; null for anything else, two equal times included. */
export function parseHours(text: string): Pick<WorkingHours, 'from' | 'until'> | null {
  const { from: first = '', until: second = '' } = HOURS.exec(text.trim())?.groups ?? {};
  const [from, until] = [timeOf(first), timeOf(second)];
  if (from === null || until === null || from === until || from === '24:00') return null;
  // Midnight at the end of a day; a shift that begins at midnight cannot end there.
  if (until === '00:00') return { from, until: '24:00' };
  return { from, until };
}

/**
 * Parses `mon-fri`, `1-5`, `sun-thu`, `mon+wed+fri` or `never`; null for anything else. An unescaped `+` of a query arrives as a
 * space.
 */
export function parseDays(text: string): number[] | null {
  const trimmed = text.trim().toLowerCase();
  if (trimmed === NEVER) return [];
  const days = new Set<number>();
  for (const part of trimmed.split(/[+ ]/)) {
    const [first, last, ...others] = part.split('-').map(dayOf);
    if (first === undefined || first === null || last === null || others.length > 0) return null;
    for (let day = first; ; day = (day % DAYS_PER_WEEK) + 1) {
      days.add(day);
      if (day === (last ?? first)) break;
    }
  }
  return [...days].sort((a, b) => a - b);
}

/** `HH:mm`, or null. */
function timeOf(text: string): string | null {
  const [hours = '', minutes = '00'] = text.split(':');
  const total = Number(hours) * 60 + Number(minutes);
  if (hours === '' || Number(minutes) > 59 || total > 24 * 60) return null;
  return `${hours.padStart(2, '0')}:${minutes}`;
}

/** By number, or by a name of at least three letters. */
function dayOf(text: string): number | null {
  if (/^[1-7]$/.test(text)) return Number(text);
  const index = text.length < MIN_NAME_LENGTH ? -1 : DAY_NAMES.findIndex((name) => name.startsWith(text));
  return index < 0 ? null : index + 1;
}
