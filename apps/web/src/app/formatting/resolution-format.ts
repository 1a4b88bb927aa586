import type { ConvertedFrom, Transition } from '@live-tz/contracts';
import { dayNumber, msOfIsoLocal, utcOffsetLabel } from '@live-tz/wall-clock';
import { formatClockChangeTimes } from './clock-change-format';
import type { HourFormat } from './hour-format';
import { formatDateAndTime } from './moment-format';
import { formatPlaceName } from './place-name-format';
import { formatHourAndMinute } from './wall-time-format';

/**
 * Which instant is shown for a wall time that does not exist or occurs twice. Empty for a wall time that occurs once.
 *
 * @param change the change of the clocks behind it, or null when it is unknown
 */
export function formatResolution(
  utcMs: number,
  from: ConvertedFrom,
  change: Transition | null,
  format: HourFormat,
): string {
  if (from.resolution === 'exact') return '';
  const place = formatPlaceName(from.zone);
  const asked = formatHourAndMinute(msOfIsoLocal(from.asked), 0, format);
  const fault = from.resolution === 'gap' ? 'does not exist' : 'happens twice';
  const problem =
    change === null
      ? `${asked} ${fault} in ${place} that day.`
      : `${formatClockChangeTimes(change, place, format)}, so ${asked} ${fault} that day.`;
  return `${problem} ${formatTaken(utcMs, from, format)}`;
}

function formatTaken(utcMs: number, from: ConvertedFrom, format: HourFormat): string {
  const { asked, offsetMinutes, resolution, taken } = from;
  if (resolution === 'fold')
    return `Showing the ${taken ?? 'earlier'} one (${utcOffsetLabel(offsetMinutes)}).`;
  const isSameDay = dayNumber(msOfIsoLocal(asked), 0) === dayNumber(utcMs, offsetMinutes);
  const formatTime = isSameDay ? formatHourAndMinute : formatDateAndTime;
  return `Showing ${formatTime(utcMs, offsetMinutes, format)} instead.`;
}
