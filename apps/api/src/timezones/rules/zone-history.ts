import type { PastZoneRule, Transition, ZoneChange, ZoneRule } from '@live-tz/contracts';
import type { UnpackedZone } from './zone-rules-data';

/** A change of the clocks, without the name of the zone. */
export type ZoneTransition = Omit<Transition, 'zone'>;

/** Every past and, under current law, future rule of one zone. Immutable. */
export class ZoneHistory {
  /** The instant at which each rule begins; the first one has no beginning. */
  private readonly startsMs: Float64Array;
  private readonly rules: readonly [ZoneRule, ...ZoneRule[]];

  constructor(zone: UnpackedZone) {
    const { startsMs, rules } = periodsOf(zone);
    this.startsMs = Float64Array.from(startsMs);
    this.rules = rules;
  }

  /** The rule in effect at an instant. */
  ruleAt(utcMs: number): ZoneRule {
    return this.rules[this.periodAt(utcMs)] ?? this.rules[0];
  }

  /** The first change after an instant, or null if none is known. */
  nextChangeAfter(utcMs: number): ZoneChange | null {
    return this.changeInto(this.periodAt(utcMs) + 1);
  }

  /** The rule before the one in effect at an instant, or null if there was none. */
  ruleBefore(utcMs: number): PastZoneRule | null {
    const period = this.periodAt(utcMs);
    const untilMs = this.startsMs[period];
    const rule = this.rules[period - 1];
    return untilMs === undefined || rule === undefined ? null : { untilMs, ...rule };
  }

  /** The changes from one instant (inclusive) until another (exclusive). */
  transitionsBetween(fromMs: number, untilMs: number): ZoneTransition[] {
    const transitions: ZoneTransition[] = [];
    let before = this.ruleAt(fromMs - 1);
    for (let period = this.periodAt(fromMs - 1) + 1; ; period++) {
      const change = this.changeInto(period);
      if (change === null || change.atMs >= untilMs) return transitions;
      const after = { offsetMinutes: change.offsetMinutes, abbreviation: change.abbreviation };
      transitions.push({ atMs: change.atMs, before, after });
      before = after;
    }
  }

  private changeInto(period: number): ZoneChange | null {
    const atMs = this.startsMs[period];
    const rule = this.rules[period];
    return atMs === undefined || rule === undefined ? null : { atMs, ...rule };
  }

  /** Index of the last period that has begun. */
  private periodAt(utcMs: number): number {
    let begun = 0;
    let ahead = this.startsMs.length;
    while (ahead - begun > 1) {
      const middle = (begun + ahead) >>> 1;
      if ((this.startsMs[middle] ?? Infinity) <= utcMs) begun = middle;
      else ahead = middle;
    }
    return begun;
  }
}

interface Periods {
  startsMs: number[];
  rules: [ZoneRule, ...ZoneRule[]];
}

/** Merges periods with equal offset and abbreviation, because no clock shows a change between them. */
function periodsOf({ abbrs, offsets, untils }: UnpackedZone): Periods {
  const ruleOf = ruleMaker();
  const rules: [ZoneRule, ...ZoneRule[]] = [ruleOf(offsets[0] ?? 0, abbrs[0] ?? '')];
  const startsMs = [-Infinity];
  for (let period = 1; period < offsets.length; period++) {
    const rule = ruleOf(offsets[period] ?? 0, abbrs[period] ?? '');
    if (rule === rules.at(-1)) continue;
    rules.push(rule);
    startsMs.push(untils[period - 1] ?? Infinity);
  }
  return { startsMs, rules };
}

/** A zone has few rules and hundreds of periods, so equal rules share one object. */
function ruleMaker(): (minutesWest: number, abbreviation: string) => ZoneRule {
  const ruleByKey = new Map<string, ZoneRule>();
  return (minutesWest, abbreviation) => {
    const key = `${minutesWest} ${abbreviation}`;
    const existing = ruleByKey.get(key);
    if (existing !== undefined) return existing;
    // Subtracting from 0 instead of negating avoids an offset of -0.
    const rule = Object.freeze({ offsetMinutes: 0 - minutesWest, abbreviation });
    ruleByKey.set(key, rule);
    return rule;
  };
}
