import type { TimeSpan } from '@live-tz/contracts';
import { MS_PER_DAY, MS_PER_MINUTE } from '@live-tz/wall-clock';
import type { SlotGrid } from './slot-grid';

/** Meetings of a rotation. */
const MEETINGS = 3;
/** Only the best slot for each time of the day is considered, on a coarser grid than that of all slots. */
const TIME_STEP_MS = 30 * MS_PER_MINUTE;

/** Burdens of all slots: one list for each required participant, and their sums with those of the optional ones. */
export interface SlotBurdens {
  required: readonly Uint16Array[];
  /** Orders the slots: the sum of the required participants first, then that of the optional ones. */
  rank: Float64Array;
}

/** A rotation that has been found. */
interface Found {
  slots: number[];
  max: number;
  rank: number;
}

/**
 * One slot in each third of the range, so that the participant who bears most over all three bears as little as possible; among
 * those, the ones with the least sum, and then the earliest. Empty if a third is shorter than a day.
 */
export function fairRotation(grid: SlotGrid, { required, rank }: SlotBurdens, range: TimeSpan): number[] {
  const days = Math.floor((range.untilMs - range.fromMs) / MS_PER_DAY / MEETINGS);
  if (days === 0) return [];
  const candidates = thirdsOf(range, days).map((third) => bestOfEachTime(grid, rank, third));
  const [first = [], second = [], third = []] = candidates;
  let best: Found = { slots: [], max: Infinity, rank: Infinity };
  const pair = new Uint32Array(required.length);
  for (const a of first) {
    for (const b of second) {
      let max = 0;
      required.forEach((burdens, index) => {
        pair[index] = (burdens[a] ?? 0) + (burdens[b] ?? 0);
        max = Math.max(max, pair[index] ?? 0);
      });
      if (max > best.max) continue;
      for (const c of third) {
        const found = {
          slots: [a, b, c],
          max: maxWith(pair, required, c, best.max),
          rank: (rank[a] ?? 0) + (rank[b] ?? 0) + (rank[c] ?? 0),
        };
        if (isBetter(found, best)) best = found;
      }
    }
  }
  return best.slots;
}

/** Whole days each; the last one has the rest. */
function thirdsOf({ fromMs, untilMs }: TimeSpan, days: number): TimeSpan[] {
  const starts = [0, 1, 2].map((third) => fromMs + third * days * MS_PER_DAY);
  return starts.map((startMs, index) => ({ fromMs: startMs, untilMs: starts[index + 1] ?? untilMs }));
}

function bestOfEachTime(grid: SlotGrid, rank: Float64Array, third: TimeSpan): number[] {
  const best = new Map<number, number>();
  for (let slot = 0; slot < grid.size; slot += 1) {
    const { fromMs, untilMs } = grid.spanOf(slot);
    const time = fromMs % MS_PER_DAY;
    if (fromMs < third.fromMs || untilMs > third.untilMs || time % TIME_STEP_MS !== 0) continue;
    const other = best.get(time);
    if (other === undefined || (rank[slot] ?? 0) < (rank[other] ?? 0)) best.set(time, slot);
  }
  return [...best.values()].sort((a, b) => a - b);
}

/** What the most burdened participant bears with a third slot; more than `limit` as soon as one bears more. */
function maxWith(pair: Uint32Array, required: readonly Uint16Array[], slot: number, limit: number): number {
  let max = 0;
  for (let index = 0; index < pair.length && max <= limit; index += 1) {
    max = Math.max(max, (pair[index] ?? 0) + (required[index]?.[slot] ?? 0));
  }
  return max;
}

function isBetter(found: Found, best: Found): boolean {
  return found.max < best.max || (found.max === best.max && found.rank < best.rank);
}
