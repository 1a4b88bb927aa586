import {
  DAY_STATES,
  type DayState,
  MAX_OVERLAP_SLOTS,
  type Overlap,
  type OverlapChange,
  type OverlapSlot,
  type SlotParticipant,
  type TimeSpan,
} from '@live-tz/contracts';
import { isoDateTime } from '@live-tz/wall-clock';
import { dayStateSpans } from './day-state';
import type { PlannedClock } from './planned-clock';
import { fairRotation } from './rotation';
import { pointsOf, SlotGrid } from './slot-grid';
import { intersection } from './time-spans';
import { offsetAt, offsetSpans } from './zone-offsets';

/** More than the sum of the burdens of all optional participants can be. */
const RANK_OF_REQUIRED = 2 ** 20;

/** Finds times for a meeting. Participants are added one by one, so that a server can do other work in between. */
export class OverlapSearch {
  private readonly grid: SlotGrid;
  private readonly clocks: PlannedClock[] = [];
  private readonly burdens: Uint16Array[] = [];
  private readonly rank: Float64Array;
  private allWorking: TimeSpan[];

  /** @param minutes the duration of the meeting */
  constructor(
    private readonly range: TimeSpan,
    minutes: number,
  ) {
    this.grid = new SlotGrid(range, minutes);
    this.rank = new Float64Array(this.grid.size);
    this.allWorking = [range];
  }

  add(clock: PlannedClock): void {
    const burdens = this.grid.burdensOf(clock);
    const weight = clock.isRequired ? RANK_OF_REQUIRED : 1;
    for (let slot = 0; slot < burdens.length; slot += 1) {
      this.rank[slot] = (this.rank[slot] ?? 0) + (burdens[slot] ?? 0) * weight;
    }
    if (clock.isRequired) this.allWorking = intersection(this.allWorking, this.workOf(clock));
    this.clocks.push(clock);
    this.burdens.push(burdens);
  }

  result(): Overlap {
    const required = this.burdens.filter((_, index) => this.clocks[index]?.isRequired);
    const rotation = fairRotation(this.grid, { required, rank: this.rank }, this.range);
    return {
      slots: this.bestSlots().map((slot) => this.slotOf(slot)),
      allWorking: this.allWorking,
      rotation: rotation.map((slot) => this.slotOf(slot)),
      changes: this.changes(),
      hours: this.clocks.map(({ hours }) => hours),
      range: this.range,
      offsetsMinutes: this.clocks.map(({ offsets }) => offsetAt(offsets, this.range.fromMs)),
    };
  }

  private workOf({ hours, offsets }: PlannedClock): TimeSpan[] {
    return [...dayStateSpans(hours, offsets, this.range)]
      .filter(({ state }) => state === 'working')
      .map(({ fromMs, untilMs }) => ({ fromMs, untilMs }));
  }

  /** The best ones that do not overlap each other. */
  private bestSlots(): number[] {
    const ordered = [...this.rank.keys()].sort((a, b) => (this.rank[a] ?? 0) - (this.rank[b] ?? 0) || a - b);
    const best: number[] = [];
    for (const slot of ordered) {
      if (best.length === MAX_OVERLAP_SLOTS) break;
      const span = this.grid.spanOf(slot);
      if (!best.some((other) => isOverlapping(span, this.grid.spanOf(other)))) best.push(slot);
    }
    return best;
  }

  private slotOf(slot: number): OverlapSlot {
    const span = this.grid.spanOf(slot);
    const hundredths = this.burdens.map((burdens) => burdens[slot] ?? 0);
    const required = hundredths.filter((_, index) => this.clocks[index]?.isRequired);
    return {
      ...span,
      burden: pointsOf(required.reduce((sum, burden) => sum + burden, 0)),
      participants: this.clocks.map((clock, index) => participantOf(clock, span, hundredths[index] ?? 0)),
    };
  }

  private changes(): OverlapChange[] {
    const zones = new Map(this.clocks.map(({ zone, offsets }) => [zone, offsets]));
    const changes = [...zones].flatMap(([zone, offsets]) => {
      const spans = [...offsetSpans(offsets, this.range)];
      return spans.slice(1).map(({ fromMs, offsetMinutes }, index) => ({
        zone,
        atMs: fromMs,
        offsetMinutesBefore: spans[index]?.offsetMinutes ?? offsetMinutes,
        offsetMinutesAfter: offsetMinutes,
      }));
    });
    return changes
      .filter(({ offsetMinutesBefore, offsetMinutesAfter }) => offsetMinutesBefore !== offsetMinutesAfter)
      .sort((a, b) => a.atMs - b.atMs || (a.zone < b.zone ? -1 : 1));
  }
}

/** Finds times for a meeting of some participants at once. */
export function findOverlap(clocks: readonly PlannedClock[], range: TimeSpan, minutes: number): Overlap {
  const search = new OverlapSearch(range, minutes);
  for (const clock of clocks) search.add(clock);
  return search.result();
}

function participantOf(clock: PlannedClock, span: TimeSpan, hundredths: number): SlotParticipant {
  const { zone, clockId, label, hours, offsets, isRequired } = clock;
  const states = new Set<DayState>();
  for (const { state } of dayStateSpans(hours, offsets, span)) states.add(state);
  return {
    zone,
    ...(clockId === undefined ? {} : { clockId }),
    label,
    local: isoDateTime(span.fromMs, offsetAt(offsets, span.fromMs)),
    state: DAY_STATES.findLast((state) => states.has(state)) ?? 'working',
    burden: pointsOf(hundredths),
    isRequired,
  };
}

function isOverlapping(left: TimeSpan, right: TimeSpan): boolean {
  return left.fromMs < right.untilMs && right.fromMs < left.untilMs;
}
