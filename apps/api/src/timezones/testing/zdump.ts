import { execFileSync } from 'node:child_process';
import type { ZoneChange, ZoneRule } from '@live-tz/contracts';
import { MS_PER_MINUTE, MS_PER_SECOND } from '@live-tz/wall-clock';

/** The output of `zdump` for one compiled zone: the rule at the lower bound, and each change after it up to the upper one. */
export interface DumpedZone {
  first: ZoneRule;
  changes: ZoneChange[];
}

/** A rule from an instant on, with the flag of daylight saving time (`isdst`). */
export interface FlaggedRule extends ZoneChange {
  isDaylight: boolean;
}

/** `-`, or the local date and time after the change; offset; abbreviation if it is not the offset; a digit for summer time. */
const INTERVAL =
  /^(?:-|(?<date>\d{4}-\d\d-\d\d))\t(?:-|(?<time>[\d:]+))\t(?<offset>[+-]\d+)(?:\t(?<abbreviation>[^\t]*))?(?:\t(?<flag>\d))?/;
const MAX_OUTPUT_BYTES = 64 * 2 ** 20;

/**
 * Reads compiled zones from one instant (exclusive) to another (inclusive), both in UTC milliseconds.
 *
 * One call for many files, in the "interval format" of zdump(8): it takes a third of the time of a call each, and unlike `-v`
 * it includes the state before the first change.
 *
 * @param files absolute paths; the result is in their order
 */
export function zdump(
  program: string,
  files: readonly string[],
  fromMs: number,
  untilMs: number,
): DumpedZone[] {
  return intervalsOf(program, files, fromMs, untilMs).map(dumpedZone);
}

/** The flags of the same zones, from the lower bound on; a change of the flag alone is listed as well. */
export function zdumpFlags(
  program: string,
  files: readonly string[],
  fromMs: number,
  untilMs: number,
): FlaggedRule[][] {
  return intervalsOf(program, files, fromMs, untilMs).map(([first = '', ...changes]) => [
    { atMs: fromMs, ...interval(first).rule, isDaylight: interval(first).isDaylight },
    ...changes.map((line) => ({ ...changeOf(line), isDaylight: interval(line).isDaylight })),
  ]);
}

/** The lines of each file. */
function intervalsOf(program: string, files: readonly string[], fromMs: number, untilMs: number): string[][] {
  const bounds = `${fromMs / MS_PER_SECOND},${untilMs / MS_PER_SECOND}`;
  const output = execFileSync(program, ['-i', '-t', bounds, ...files], {
    encoding: 'utf8',
    maxBuffer: MAX_OUTPUT_BYTES,
  });
  return output
    .split(/\n*TZ="[^"]*"\n/)
    .slice(1)
    .map((block) => block.trimEnd().split('\n'));
}

function dumpedZone([first = '', ...changes]: string[]): DumpedZone {
  const rule = interval(first).rule;
  return { first: rule, changes: withoutFlagChanges(rule, changes.map(changeOf)) };
}

/** Where summer time ends or begins but offset and abbreviation stay the same, no clock changes. */
function withoutFlagChanges(first: ZoneRule, changes: readonly ZoneChange[]): ZoneChange[] {
  return changes.filter(({ offsetMinutes, abbreviation }, index) => {
    const before = changes[index - 1] ?? first;
    return offsetMinutes !== before.offsetMinutes || abbreviation !== before.abbreviation;
  });
}

/** The time of a change is the local time just after it: minus the new offset, it is the instant. */
function changeOf(line: string): ZoneChange {
  const { date, time, rule } = interval(line);
  const localMs = Date.parse(`${date}T${paddedTime(time)}Z`);
  return { atMs: localMs - rule.offsetMinutes * MS_PER_MINUTE, ...rule };
}

function interval(line: string): { date: string; time: string; rule: ZoneRule; isDaylight: boolean } {
  const { date = '', time = '', offset = '', abbreviation, flag } = INTERVAL.exec(line)?.groups ?? {};
  if (offset === '')
    throw new Error(`zdump wrote "${line}", which is not an interval according to its manual.`);
  const rule = {
    offsetMinutes: minutesOf(offset),
    abbreviation: abbreviation?.replaceAll('"', '') || offset,
  };
  return { date, time, rule, isDaylight: flag === '1' };
}

/** `+0545`, `-004430`, `+01`: trailing zeros are omitted. */
function minutesOf(offset: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = (offset.slice(1).match(/\d\d/g) ?? []).map(Number);
  const magnitude = hours * 60 + minutes + seconds / 60;
  return offset.startsWith('-') && magnitude !== 0 ? -magnitude : magnitude;
}

/** `02`, `02:30`, `00:44:30`: the same. */
function paddedTime(time: string): string {
  return `${time}:00:00`.slice(0, 8);
}
