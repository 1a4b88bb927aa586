import { formatMinutes } from './duration-format';
import { formatMonthAndYear, formatShortDate } from './wall-time-format';

/** How a browser's own zone data are wrong about a zone. */
export type BrowserTzdataError =
  /** The browser does not know the zone. */
  | { kind: 'unknown' }
  /**
   * The browser would show the zone late by `byMinutes` (negative: early), from the change of the clocks at `fromMs` (UTC
   * milliseconds) on; null: already.
   */
  | { kind: 'off'; byMinutes: number; fromMs: number | null };

/**
 * `2026f (Oct 2026)`
 * @param releasedOn `YYYY-MM-DD`; null where it is unknown
 */
export function formatTzdataRelease(release: string, releasedOn: string | null): string {
  return releasedOn === null ? release : `${release} (${formatMonthAndYear(releasedOn)})`;
}

/**
 * `Your browser would show Vancouver 1 hour early`, without a full stop, because the reason may follow.
 * @param place the user's name for the zone
 * @param offsetMinutes of the zone now: a coming change is dated by the clock before the change
 */
export function formatBrowserTzdataError(
  error: BrowserTzdataError,
  place: string,
  offsetMinutes: number,
): string {
  if (error.kind === 'unknown') return `Your browser does not know ${place}`;
  const direction = error.byMinutes < 0 ? 'early' : 'late';
  const claim = `would show ${place} ${formatMinutes(Math.abs(error.byMinutes))} ${direction}`;
  if (error.fromMs === null) return `Your browser ${claim}`;
  return `From ${formatShortDate(error.fromMs, offsetMinutes)} your browser ${claim}`;
}

/**
 * Why a browser is wrong.
 * @param release of the server's rules; empty while it is unknown
 */
export function formatBrowserTzdataReason(release: string): string {
  return release === ''
    ? 'its zone rules are older than the server’s'
    : `its zone rules are older than ${release}`;
}
