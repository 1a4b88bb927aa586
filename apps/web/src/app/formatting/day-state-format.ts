import type { DayState } from '@live-tz/contracts';
import { MINUTES_PER_HOUR, MS_PER_MINUTE } from '@live-tz/wall-clock';
import type { HourFormat } from './hour-format';
import { withoutBreaks } from './language-format';
import { formatHourAndMinute } from './wall-time-format';

const WORDS: Readonly<Record<DayState, string>> = {
  working: 'Working',
  awake: 'Awake',
  weekend: 'Weekend',
  asleep: 'Asleep',
};

/** A change from one state of the day to another. */
export interface DayStateChange {
  state: DayState;
  atMs: number;
}

/** `Working`, `Asleep` */
export function formatDayState(state: DayState): string {
  return WORDS[state];
}

/** `until 17:00`, or `works from 09:00` before work, by the clock of the place; empty if the state does not change. */
export function formatNextDayState(
  next: DayStateChange | null,
  offsetMinutes: number,
  format: HourFormat,
): string {
  if (next === null) return '';
  const time = formatHourAndMinute(next.atMs, offsetMinutes, format);
  return next.state === 'working' ? `works from ${time}` : `until ${time}`;
}

/** `in 3 h 12 min`, `in 5 min` */
export function formatTimeLeft(atMs: number, utcMs: number): string {
  const minutes = Math.max(0, Math.ceil((atMs - utcMs) / MS_PER_MINUTE));
  const parts: [number, string][] = [
    [Math.floor(minutes / MINUTES_PER_HOUR), 'h'],
    [minutes % MINUTES_PER_HOUR, 'min'],
  ];
  const text = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  return withoutBreaks(`in ${text.join(' ') || '0 min'}`);
}
