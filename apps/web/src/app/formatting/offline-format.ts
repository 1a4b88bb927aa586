import type { ZoneState } from '@live-tz/contracts';
import { ruleAt } from '@live-tz/wall-clock';
import type { HourFormat } from './hour-format';
import { formatHourAndMinute } from './wall-time-format';

/**
 * What follows the word “Offline”: ` since 12:03, still ticking`. Clocks stop without an estimate of the server's time, after the
 * device slept while the connection was lost.
 *
 * @param home the zone of the time in the text; without it the time is in UTC
 */
export function formatOfflineSince(
  sinceMs: number | null,
  home: ZoneState | undefined,
  hourFormat: HourFormat,
): string {
  if (sinceMs === null) return '. The clocks return once you are back online';
  const offsetMinutes = home === undefined ? 0 : ruleAt(home, sinceMs).offsetMinutes;
  const time = formatHourAndMinute(sinceMs, offsetMinutes, hourFormat);
  return ` since ${time}${home === undefined ? ' UTC' : ''}, still ticking`;
}
