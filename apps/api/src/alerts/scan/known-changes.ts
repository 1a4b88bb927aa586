import type { ZoneRule } from '@live-tz/contracts';
import { MS_PER_DAY } from '@live-tz/wall-clock';
import type { ZoneHistory, ZoneTransition } from '../../timezones/rules/zone-history';

/** More than a year, so that the next change of a zone that changes once a year is known. */
const AHEAD_MS = 430 * MS_PER_DAY;
/** The window is moved this seldom, so that what is known, and stored, stays the same from one scan to the next. */
const STEP_MS = 30 * MS_PER_DAY;

/** The offset of a zone in a window of time. Changes of the abbreviation only are left out: no clock shows them. */
export interface KnownZone {
  /** The rule at the beginning of the window. */
  rule: ZoneRule;
  changes: ZoneTransition[];
}

/** What one set of rules says about the coming changes of some zones. */
export interface KnownChanges {
  fromMs: number;
  /** Exclusive. */
  untilMs: number;
  zones: Record<string, KnownZone>;
}

/** What new rules change about a zone. */
export interface RulesDifference {
  /** The first change that the new rules have and the old ones do not. */
  added: ZoneTransition | null;
  /** The first change that the old rules have and the new ones do not. */
  withdrawn: ZoneTransition | null;
  /** The rules before and after, if the offset in force differs. */
  current: { before: ZoneRule; after: ZoneRule } | null;
}

export function windowAt(nowMs: number): Pick<KnownChanges, 'fromMs' | 'untilMs'> {
  const fromMs = nowMs - (nowMs % STEP_MS);
  return { fromMs, untilMs: fromMs + AHEAD_MS };
}

export function knownZone(
  history: ZoneHistory,
  { fromMs, untilMs }: Pick<KnownChanges, 'fromMs' | 'untilMs'>,
): KnownZone {
  return {
    rule: history.ruleAt(fromMs),
    changes: history.transitionsBetween(fromMs, untilMs).filter(changesOffset),
  };
}

/**
 * What new rules change about a zone from now on, or null if no clock shows a difference.
 * @param untilMs the end of what both sets of rules are known for
 */
export function rulesDifference(
  before: KnownZone,
  after: KnownZone,
  nowMs: number,
  untilMs: number,
): RulesDifference | null {
  const oldRule = ruleAt(before, nowMs);
  const newRule = ruleAt(after, nowMs);
  const current =
    oldRule.offsetMinutes === newRule.offsetMinutes ? null : { before: oldRule, after: newRule };
  const added = firstMissing(after, before, nowMs, untilMs);
  const withdrawn = firstMissing(before, after, nowMs, untilMs);
  return current === null && added === null && withdrawn === null ? null : { added, withdrawn, current };
}

export function changesOffset({ before, after }: ZoneTransition): boolean {
  return before.offsetMinutes !== after.offsetMinutes;
}

/** The first change of one zone that is not in the other one, at the same instant and to the same offset. */
function firstMissing(
  { changes }: KnownZone,
  other: KnownZone,
  nowMs: number,
  untilMs: number,
): ZoneTransition | null {
  const isMissing = ({ atMs, after }: ZoneTransition): boolean =>
    atMs > nowMs &&
    atMs < untilMs &&
    !other.changes.some((each) => each.atMs === atMs && each.after.offsetMinutes === after.offsetMinutes);
  return changes.find(isMissing) ?? null;
}

function ruleAt({ rule, changes }: KnownZone, utcMs: number): ZoneRule {
  return changes.findLast(({ atMs }) => atMs <= utcMs)?.after ?? rule;
}
