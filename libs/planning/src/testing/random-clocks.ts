import type { WorkingHours } from '@live-tz/contracts';
import type { PlannedClock } from '../planned-clock';
import type { ZoneOffsets } from '../zone-offsets';

/** Random numbers that a seed repeats (mulberry32). */
export class Random {
  constructor(private state: number) {}

  /** From 0 to `limit` - 1. */
  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }
}

const DAYS = [[1, 2, 3, 4, 5], [1, 2, 3, 4, 7], [1, 2, 3, 4, 5, 6, 7], [2, 4, 6], [7], []];

/** Ordinary hours, night shifts, 24-hour and empty ones. */
function randomHours(random: Random): WorkingHours {
  const days = random.pick(DAYS);
  if (random.below(8) === 0) return { from: '00:00', until: '24:00', days };
  const from = timeOf(random.below(1440));
  const until = timeOf(1 + random.below(1440));
  return from === until ? { from: '22:00', until: '06:00', days } : { from, until, days };
}

/** Up to two changes of half an hour to three hours around an instant, at any minute. */
function randomOffsets(random: Random, aroundMs: number): ZoneOffsets {
  const offsetMinutes = -720 + 15 * random.below(96);
  const first = aroundMs + (random.below(3 * 1440) - 1440) * 60_000;
  const changed = offsetMinutes + random.pick([-180, -60, -30, 30, 60, 120]);
  const changes = [
    { atMs: first, offsetMinutes: changed },
    { atMs: first + (1 + random.below(2880)) * 60_000, offsetMinutes },
  ];
  return { offsetMinutes, changes: changes.slice(0, random.below(3)) };
}

export function randomClock(random: Random, aroundMs: number): PlannedClock {
  return {
    zone: 'UTC',
    label: null,
    hours: randomHours(random),
    offsets: randomOffsets(random, aroundMs),
    isRequired: random.below(4) > 0,
  };
}

function timeOf(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
