import type { TimeSpan } from '@live-tz/contracts';
import { dayStateAt, dayStateSpans, nextDayState } from './day-state';
import { findOverlap } from './overlap-search';
import type { PlannedClock } from './planned-clock';
import { MinuteByMinute } from './testing/brute-force';
import { Random, randomClock } from './testing/random-clocks';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
/** A Wednesday. */
const START = Date.UTC(2027, 2, 10);
const seeds = (count: number): number[] => Array.from({ length: count }, (_, seed) => seed);

const minutesOf = ({ fromMs, untilMs }: TimeSpan): number[] =>
  Array.from({ length: (untilMs - fromMs) / MINUTE }, (_, minute) => fromMs + minute * MINUTE);

describe.each(seeds(30))('random hours and changes of the clocks, seed %d', (seed) => {
  const random = new Random(seed);
  const range = { fromMs: START + random.below(1440) * MINUTE, untilMs: START + 3 * DAY };
  const clock = randomClock(random, START + DAY);
  const expected = new MinuteByMinute(clock.hours, clock.offsets);

  it('have the same state in every minute', () => {
    const spans = [...dayStateSpans(clock.hours, clock.offsets, range)];
    const states = spans.flatMap((span) => minutesOf(span).map(() => span.state));
    expect(states).toEqual(minutesOf(range).map((utcMs) => expected.stateAt(utcMs)));
  });

  it('change their state when a minute has another one', () => {
    const fromMs = range.fromMs + random.below(1440) * MINUTE;
    const state = dayStateAt(clock.hours, clock.offsets, fromMs);
    expect(state).toBe(expected.stateAt(fromMs));
    const changeMs = minutesOf({ fromMs, untilMs: fromMs + 8 * DAY }).find(
      (utcMs) => expected.stateAt(utcMs) !== state,
    );
    const change = changeMs === undefined ? null : { atMs: changeMs, state: expected.stateAt(changeMs) };
    expect(nextDayState(clock.hours, clock.offsets, fromMs)).toEqual(change);
  });
});

describe.each(seeds(15))('a meeting of random participants, seed %d', (seed) => {
  const random = new Random(1000 + seed);
  const range = { fromMs: START + random.below(60) * MINUTE, untilMs: START + 3 * DAY + 59 * MINUTE };
  const duration = random.pick([15, 30, 45, 60, 90, 5]);
  const clocks = Array.from({ length: 1 + random.below(5) }, () => randomClock(random, START + DAY));
  const expected = clocks.map(({ hours, offsets }) => new MinuteByMinute(hours, offsets));
  const overlap = findOverlap(clocks, range, duration);
  const all = slotsOf(range, duration).map((fromMs) => ({
    fromMs,
    ...burdensOf(clocks, expected, fromMs, duration),
  }));

  it('finds every minute in which all required participants work', () => {
    const working = minutesOf(range).filter((utcMs) =>
      clocks.every(({ isRequired }, index) => !isRequired || expected[index]!.stateAt(utcMs) === 'working'),
    );
    expect(overlap.allWorking.flatMap(minutesOf)).toEqual(working);
    overlap.allWorking.slice(1).forEach(({ fromMs }, index) => {
      expect(fromMs).toBeGreaterThan(overlap.allWorking[index]!.untilMs);
    });
  });

  it('proposes the slots with the least burden that do not overlap each other', () => {
    const best: typeof all = [];
    const left = [...all].sort(
      (a, b) => a.required - b.required || a.optional - b.optional || a.fromMs - b.fromMs,
    );
    for (const slot of left) {
      const isFree = best.every((other) => Math.abs(other.fromMs - slot.fromMs) >= duration * MINUTE);
      if (isFree && best.length < 10) best.push(slot);
    }
    expect(overlap.slots.map(({ fromMs, burden }) => [fromMs, burden])).toEqual(
      best.map(({ fromMs, required }) => [fromMs, required / 100]),
    );
  });

  it('shares the burden of three meetings so that the most burdened participant bears the least', () => {
    const required = clocks.flatMap(({ isRequired }, index) => (isRequired ? [index] : []));
    const thirds = [0, 1, 2].map((third) => {
      const startMs = range.fromMs + third * DAY;
      const endMs = third === 2 ? range.untilMs : startMs + DAY;
      return all.filter(
        ({ fromMs }) =>
          fromMs >= startMs && fromMs + duration * MINUTE <= endMs && fromMs % (30 * MINUTE) === 0,
      );
    });
    const most = leastMaximum(thirds, required);
    const found = required.map((index) =>
      overlap.rotation.reduce((sum, { participants }) => sum + 100 * participants[index]!.burden, 0),
    );
    expect(overlap.rotation).toHaveLength(3);
    expect(Math.round(Math.max(0, ...found))).toBe(most);
  });

  it('gives the same result again', () => {
    expect(findOverlap(clocks, range, duration)).toEqual(overlap);
  });
});

function slotsOf({ fromMs, untilMs }: TimeSpan, duration: number): number[] {
  return minutesOf({ fromMs, untilMs }).filter(
    (utcMs) => utcMs % (15 * MINUTE) === 0 && utcMs + duration * MINUTE <= untilMs,
  );
}

/** In hundredths of a point. */
function burdensOf(
  clocks: readonly PlannedClock[],
  expected: readonly MinuteByMinute[],
  fromMs: number,
  duration: number,
) {
  const each = expected.map((participant) => {
    const minutes = minutesOf({ fromMs, untilMs: fromMs + duration * MINUTE });
    const sum = minutes.reduce((total, utcMs) => total + participant.burdenAt(utcMs), 0);
    return Math.round((sum * 100) / (60 * duration));
  });
  const sumOf = (isRequired: boolean) =>
    each
      .filter((_, index) => clocks[index]!.isRequired === isRequired)
      .reduce((sum, burden) => sum + burden, 0);
  return { each, required: sumOf(true), optional: sumOf(false) };
}

/** Over every choice of one slot in each third. */
function leastMaximum(thirds: { each: number[] }[][], required: readonly number[]): number {
  const [first = [], second = [], third = []] = thirds;
  let least = Infinity;
  for (const a of first) {
    for (const b of second) {
      for (const c of third) {
        const sums = required.map((index) => a.each[index]! + b.each[index]! + c.each[index]!);
        least = Math.min(least, Math.max(0, ...sums));
      }
    }
  }
  return least;
}
