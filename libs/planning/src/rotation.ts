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

/** A rotation, with what the most burdened participant bears in it and the sum of the ranks of its slots. */
interface Rotation {
  slots: readonly number[];
  max: number;
  rank: number;
}

/**
 * One slot in each third of the range, so that the participant who bears most over all three bears as little as possible; among
 * those, the ones with the least sum, and then the earliest. Empty for a range of less than three days.
 */
export function fairRotation(
  grid: SlotGrid,
  { required, rank }: SlotBurdens,
  range: TimeSpan,
): readonly number[] {
  const days = Math.floor((range.untilMs - range.fromMs) / MS_PER_DAY / MEETINGS);
  if (days === 0) return [];
  const [first = [], second = [], third = []] = thirdsOf(range, days).map((part) =>
    fairestFirst(bestOfEachTime(grid, rank, part), required),
  );
  let best: Rotation = { slots: [], max: Infinity, rank: Infinity };
  const pair = new Uint32Array(required.length);
  for (const a of first) {
    for (const b of second) {
      if (!addUp(pair, required, a, b, best.max)) continue;
      for (const c of third) {
        const max = maxWith(pair, required, c, best.max);
        if (max > best.max) continue;
        const rotation = { slots: [a, b, c], max, rank: rankOf(rank, a) + rankOf(rank, b) + rankOf(rank, c) };
        if (isBetter(rotation, best)) best = rotation;
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
    if (other === undefined || rankOf(rank, slot) < rankOf(rank, other)) best.set(time, slot);
  }
  return [...best.values()];
}

/** A good rotation found early rules out most of the others. */
function fairestFirst(slots: readonly number[], required: readonly Uint16Array[]): number[] {
  const none = new Uint32Array(required.length);
  return slots
    .map((slot) => ({ slot, max: maxWith(none, required, slot, Infinity) }))
    .sort((a, b) => a.max - b.max || a.slot - b.slot)
    .map(({ slot }) => slot);
}

/** Whether each participant bears at most `limit` in two slots; `sums` then has what each bears. */
function addUp(
  sums: Uint32Array,
  required: readonly Uint16Array[],
  a: number,
  b: number,
  limit: number,
): boolean {
  for (let index = 0; index < sums.length; index += 1) {
    const burdens = required[index];
    const sum = (burdens?.[a] ?? 0) + (burdens?.[b] ?? 0);
    if (sum > limit) return false;
    sums[index] = sum;
  }
  return true;
}

/** What the most burdened participant bears with another slot; some value above `limit` if that is exceeded. */
function maxWith(sums: Uint32Array, required: readonly Uint16Array[], slot: number, limit: number): number {
  let max = 0;
  for (let index = 0; index < sums.length && max <= limit; index += 1) {
    max = Math.max(max, (sums[index] ?? 0) + (required[index]?.[slot] ?? 0));
  }
  return max;
}

function rankOf(rank: Float64Array, slot: number): number {
  return rank[slot] ?? Infinity;
}

function isBetter(left: Rotation, right: Rotation): boolean {
  if (left.max !== right.max) return left.max < right.max;
  if (left.rank !== right.rank) return left.rank < right.rank;
  const differing = left.slots.findIndex((slot, index) => slot !== right.slots[index]);
  return (left.slots[differing] ?? 0) < (right.slots[differing] ?? 0);
}
