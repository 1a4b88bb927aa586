import type { DayState, WorkingHours } from '@live-tz/contracts';
import type { ZoneOffsets } from '../zone-offsets';

// Written without the code under test: every minute is looked at by itself.

const MINUTE = 60_000;
const HOUR = 60;

/** What a user with these hours does in each minute of a range, and what a meeting would cost them. */
export class MinuteByMinute {
  private readonly states = new Map<number, DayState>();

  constructor(
    private readonly hours: WorkingHours,
    private readonly offsets: ZoneOffsets,
  ) {}

  stateAt(utcMs: number): DayState {
    const known = this.states.get(utcMs);
    if (known !== undefined) return known;
    const state = this.readState(utcMs);
    this.states.set(utcMs, state);
    return state;
  }

  /** In sixtieths of a point. */
  burdenAt(utcMs: number): number {
    const state = this.stateAt(utcMs);
    if (state === 'working') return 0;
    if (state === 'weekend') return 7 * HOUR;
    if (state === 'awake') return HOUR + this.minutesUntil(utcMs, 5 * HOUR, (other) => other === 'working');
    return 8 * HOUR + this.minutesUntil(utcMs, 4 * HOUR, (other) => other !== 'asleep');
  }

  /** Whole minutes between this minute and the nearest one with another state, the later one counted from its beginning. */
  private minutesUntil(utcMs: number, limit: number, isFound: (state: DayState) => boolean): number {
    for (let minutes = 0; minutes < limit; minutes += 1) {
      if (isFound(this.stateAt(utcMs - (minutes + 1) * MINUTE))) return minutes;
      if (isFound(this.stateAt(utcMs + minutes * MINUTE))) return minutes;
    }
    return limit;
  }

  private readState(utcMs: number): DayState {
    let offset = this.offsets.offsetMinutes;
    for (const change of this.offsets.changes) if (utcMs >= change.atMs) offset = change.offsetMinutes;
    const today = new Date(utcMs + offset * MINUTE);
    const yesterday = new Date(today.getTime() - 1440 * MINUTE);
    const time = today.toISOString().slice(11, 16);
    const { from, until, days } = this.hours;
    const beginsOn = (date: Date) => days.includes(date.getUTCDay() === 0 ? 7 : date.getUTCDay());
    const isNight = until <= from;
    if (!isNight && beginsOn(today) && from <= time && time < until) return 'working';
    if (isNight && beginsOn(today) && from <= time) return 'working';
    if (isNight && beginsOn(yesterday) && time < until) return 'working';
    if (time < '07:00' || time >= '23:00') return 'asleep';
    return days.length > 0 && !beginsOn(today) ? 'weekend' : 'awake';
  }
}
