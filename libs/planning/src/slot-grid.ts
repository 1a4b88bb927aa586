import type { TimeSpan } from '@live-tz/contracts';
import { MINUTES_PER_HOUR, MS_PER_MINUTE } from '@live-tz/wall-clock';
import { minuteBurdens, PARTS_PER_POINT } from './burden';
import type { PlannedClock } from './planned-clock';

/** Slots begin at multiples of this, which divides every offset of today. */
const GRID_MINUTES = MINUTES_PER_HOUR / 4;
const GRID_MS = GRID_MINUTES * MS_PER_MINUTE;
/** Burdens of slots are whole hundredths of a point, so that sums of them are exact. */
const HUNDREDTHS = 100;

/** Every slot of a duration that begins on the grid of a range and ends within it, numbered from 0. */
export class SlotGrid {
  private readonly firstMs: number;
  /** The number of slots. */
  readonly size: number;

  constructor(
    range: TimeSpan,
    private readonly minutes: number,
  ) {
    this.firstMs = Math.ceil(range.fromMs / GRID_MS) * GRID_MS;
    const lastMs = range.untilMs - minutes * MS_PER_MINUTE;
    this.size = Math.max(0, Math.floor((lastMs - this.firstMs) / GRID_MS) + 1);
  }

  spanOf(slot: number): TimeSpan {
    const fromMs = this.firstMs + slot * GRID_MS;
    return { fromMs, untilMs: fromMs + this.minutes * MS_PER_MINUTE };
  }

  /** The burden of each slot for one participant: the mean of its minutes, in hundredths of a point. */
  burdensOf({ hours, offsets }: PlannedClock): Uint16Array {
    const burdens = new Uint16Array(this.size);
    if (this.size === 0) return burdens;
    const total = (this.size - 1) * GRID_MINUTES + this.minutes;
    const ofMinutes = minuteBurdens(hours, offsets, this.firstMs, total);
    let sum = 0;
    for (let minute = 0; minute < this.minutes; minute += 1) sum += ofMinutes[minute] ?? 0;
    for (let slot = 0; slot < this.size; slot += 1) {
      burdens[slot] = Math.round((sum * HUNDREDTHS) / (PARTS_PER_POINT * this.minutes));
      const start = slot * GRID_MINUTES;
      for (let minute = start; minute < start + GRID_MINUTES; minute += 1) {
        sum += (ofMinutes[minute + this.minutes] ?? 0) - (ofMinutes[minute] ?? 0);
      }
    }
    return burdens;
  }
}

/** Points from hundredths. */
export function pointsOf(hundredths: number): number {
  return hundredths / HUNDREDTHS;
}
