import type { ZoneTable } from '../rules/zone-table';

const YEAR_MS = 366 * 24 * 60 * 60_000;

/** What the clocks of zones show, for one table at one instant. */
export class ClockAgreement {
  private readonly keys = new Map<string, string>();

  constructor(
    private readonly table: ZoneTable,
    private readonly nowMs: number,
  ) {}

  /** Equal for zones whose clocks show the same time now and for the next year. */
  clockOf(zone: string): string {
    const known = this.keys.get(zone);
    if (known !== undefined) return known;
    const history = this.table.historyOf(zone);
    const changes = history
      .transitionsBetween(this.nowMs, this.nowMs + YEAR_MS)
      .filter(({ before, after }) => before.offsetMinutes !== after.offsetMinutes)
      .map(({ atMs, after }) => [atMs, after.offsetMinutes]);
    const key = JSON.stringify([this.offsetOf(zone), changes]);
    this.keys.set(zone, key);
    return key;
  }

  /** Whether all of these clocks agree now and for the next year. */
  isOneClock(zones: readonly string[]): boolean {
    return new Set(zones.map((zone) => this.clockOf(zone))).size <= 1;
  }

  offsetOf(zone: string): number {
    return this.table.historyOf(zone).ruleAt(this.nowMs).offsetMinutes;
  }

  abbreviationOf(zone: string): string {
    return this.table.historyOf(zone).ruleAt(this.nowMs).abbreviation;
  }

  /** Whether a clock shows standard or daylight saving time: which of its two offsets of a year is in force. Null for one alone. */
  formOf(zone: string): 'standard' | 'daylight' | null {
    const history = this.table.historyOf(zone);
    const offset = this.offsetOf(zone);
    const others = history
      .transitionsBetween(this.nowMs, this.nowMs + YEAR_MS)
      .map(({ after }) => after.offsetMinutes)
      .filter((other) => other !== offset);
    if (others.length === 0) return null;
    return others.some((other) => other < offset) ? 'daylight' : 'standard';
  }

  /** Whether a clock ever shows an abbreviation in the year before or after now. */
  usesAbbreviation(zone: string, abbreviation: string): boolean {
    const history = this.table.historyOf(zone);
    return [history.ruleAt(this.nowMs - YEAR_MS), history.ruleAt(this.nowMs)]
      .concat(
        history.transitionsBetween(this.nowMs - YEAR_MS, this.nowMs + YEAR_MS).map(({ after }) => after),
      )
      .some((rule) => rule.abbreviation === abbreviation);
  }
}
