import type { PastZoneRule, Transition, ZoneChange, ZoneRule } from '@live-tz/contracts';
import type { UnpackedZone } from './zone-rules-data';

/** A change of the clocks of whatever name the zone was asked by. */
export type ZoneTransition = Omit<Transition, 'zone'>;

/** Every rule one zone ever had and, as the law stands, will have. Cannot be changed. */
export class ZoneHistory {
  /** The instant each rule begins; the first one has always held. */
  private readonly startsMs: Float64Array;
  private readonly rules: readonly [ZoneRule, ...ZoneRule[]];

  constructor(zone: UnpackedZone) {
    const { startsMs, rules } = periodsOf(zone);
    this.startsMs = Float64Array.from(startsMs);
    this.rules = rules;
  }

  /** The rule that holds at an instant. */
  ruleAt(utcMs: number): ZoneRule {
    return this.rules[this.periodAt(utcMs)] ?? this.rules[0];
  }

  /** The first change after an instant, or null when the law knows none. */
  nextChangeAfter(utcMs: number): ZoneChange | null {
    return this.changeInto(this.periodAt(utcMs) + 1);
  }

  /** The rule before the one that holds at an instant, or null when that one has always held. */
  ruleBefore(utcMs: number): PastZoneRule | null {
    const period = this.periodAt(utcMs);
    const untilMs = this.startsMs[period];
    const rule = this.rules[period - 1];
    return untilMs === undefined || rule === undefined ? null : { untilMs, ...rule };
  }

  /** The changes from one instant until, and without, another. */
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

/** A change that alters neither offset nor abbreviation is none to anybody who looks at a clock: such periods are one. */
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

/** A zone has few rules and hundreds of periods: equal rules share one object. */
function ruleMaker(): (minutesWest: number, abbreviation: string) => ZoneRule {
  const made = new Map<string, ZoneRule>();
  return (minutesWest, abbreviation) => {
    const key = `${minutesWest} ${abbreviation}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    // 0 minus the value, not its negation: there is no offset of -0.
    const rule = Object.freeze({ offsetMinutes: 0 - minutesWest, abbreviation });
    made.set(key, rule);
    return rule;
  };
}
