const TRUE_MINUS = '\u2212';

/** `+1 day`, `−1 day`, `+2 days`; empty for the same day. */
export function formatDayOffset(days: number): string {
  if (days === 0) return '';
  const count = Math.abs(days);
  return `${days < 0 ? TRUE_MINUS : '+'}${count}\u202f${count === 1 ? 'day' : 'days'}`;
}
