import type { BrowserTzdataError } from '../clock/browser-tzdata-error';
import { formatShortDate } from './wall-time-format';

const MINUTES_PER_HOUR = 60;

/**
 * `Your browser would show Vancouver one hour early`, without a full stop: the reason may follow.
 * @param place what the person calls the zone
 * @param offsetMinutes of the zone now: a coming change is dated by the clock that is about to change
 */
export function formatBrowserTzdataError(
  error: BrowserTzdataError,
  place: string,
  offsetMinutes: number,
): string {
  if (error.kind === 'unknown') return `Your browser does not know ${place}`;
  const way = error.byMinutes < 0 ? 'early' : 'late';
  const what = `would show ${place} ${amount(Math.abs(error.byMinutes))} ${way}`;
  if (error.fromMs === null) return `Your browser ${what}`;
  return `From ${formatShortDate(error.fromMs, offsetMinutes)} your browser ${what}`;
}

/** Why a browser is wrong. The release is that of the server's rules; empty while it is not known. */
export function formatBrowserTzdataReason(release: string): string {
  return release === ''
    ? 'its zone rules are older than the server’s'
    : `its zone rules are older than ${release}`;
}

function amount(minutes: number): string {
  if (minutes === MINUTES_PER_HOUR) return 'one hour';
  return minutes % MINUTES_PER_HOUR === 0 ? `${minutes / MINUTES_PER_HOUR} hours` : `${minutes} minutes`;
}
