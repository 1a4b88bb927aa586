import type { ConvertedFrom, Transition } from '@live-tz/contracts';
import { dayNumber, utcOffsetLabel } from '@live-tz/wall-clock';
import type { HourFormat } from './hour-format';
import { formatDateAndTime } from './moment-format';
import { formatPlaceName } from './place-name-format';
import { formatHourAndMinute } from './wall-time-format';

const MS_PER_MINUTE = 60_000;

/** The change of the clocks that skips or repeats the wall time asked for, out of those around it. */
export function changeBehind(
  { asked, resolution }: ConvertedFrom,
  transitions: readonly Transition[],
): Transition | null {
  const wallMs = wallMsOf(asked);
  const isBehind = ({ atMs, before, after }: Transition): boolean => {
    const [leftMs, enteredMs] = [before, after].map((rule) => atMs + rule.offsetMinutes * MS_PER_MINUTE);
    if (leftMs === undefined || enteredMs === undefined) return false;
    return resolution === 'gap'
      ? wallMs >= leftMs && wallMs < enteredMs
      : wallMs >= enteredMs && wallMs < leftMs;
  };
  return transitions.find(isBehind) ?? null;
}

/**
 * What a wall time that does not exist, or exists twice, was taken for. Empty where it is as usual.
 *
 * @param change the one behind it, or null when it is not known
 */
export function formatResolution(
  utcMs: number,
  from: ConvertedFrom,
  change: Transition | null,
  format: HourFormat,
): string {
  if (from.resolution === 'exact') return '';
  const place = formatPlaceName(from.zone);
  const asked = formatHourAndMinute(wallMsOf(from.asked), 0, format);
  const fault = from.resolution === 'gap' ? 'does not exist' : 'comes twice';
  const what =
    change === null
      ? `${asked} ${fault} in ${place} that day.`
      : `${changeWords(change, place, format)}: ${asked} ${fault} that day.`;
  return `${what} ${takenWords(utcMs, from, format)}`;
}

function takenWords(utcMs: number, from: ConvertedFrom, format: HourFormat): string {
  const { asked, offsetMinutes, resolution, taken } = from;
  if (resolution === 'fold')
    return `The ${taken ?? 'earlier'} one was taken, ${utcOffsetLabel(offsetMinutes)}.`;
  const isSameDay = dayNumber(wallMsOf(asked), 0) === dayNumber(utcMs, offsetMinutes);
  const words = isSameDay ? formatHourAndMinute : formatDateAndTime;
  return `${words(utcMs, offsetMinutes, format)} was taken.`;
}

/** `Clocks in Berlin go from 02:00 to 03:00`; both dates are told where a whole day is left out or comes again. */
function changeWords({ atMs, before, after }: Transition, place: string, format: HourFormat): string {
  const isSameDay = dayNumber(atMs, before.offsetMinutes) === dayNumber(atMs, after.offsetMinutes);
  const words = isSameDay ? formatHourAndMinute : formatDateAndTime;
  const back = after.offsetMinutes < before.offsetMinutes ? 'back ' : '';
  return `Clocks in ${place} go ${back}from ${words(atMs, before.offsetMinutes, format)} to ${words(atMs, after.offsetMinutes, format)}`;
}

/** A wall time as if it were UTC, to be told with an offset of 0. */
function wallMsOf(local: string): number {
  return Date.parse(`${local}Z`);
}
