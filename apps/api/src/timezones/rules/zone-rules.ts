import { Injectable } from '@nestjs/common';
import type { ZoneDetails, ZoneState } from '@live-tz/contracts';
import { releaseDateOf } from './release-date';
import { RuleSet } from './rule-set';
import type { ZoneTransition } from './zone-history';
import { BUNDLED_ZONE_DATA } from './zone-rules-data';
import type { ZoneTable } from './zone-table';

const BUNDLED = new RuleSet(BUNDLED_ZONE_DATA, {
  source: 'bundled',
  releasedOn: releaseDateOf(BUNDLED_ZONE_DATA.version),
});

/**
 * The only source of offsets, and so of every time shown. It is not `Intl`, because the data of Node and of browsers is as old
 * as their build, and wrong by an hour wherever a law has changed since.
 *
 * It contains all names of IANA's release, old ones included, in any letter case; links share the rules of their target. Where
 * clocks change every year, the data predicts the changes until 2499 under current law; after that the last rule stays and
 * there is no next change. Where they no longer change, the last rule holds forever.
 */
@Injectable()
export class ZoneRules {
  private current = BUNDLED;

  /** The rules in force. */
  get set(): RuleSet {
    return this.current;
  }

  /** The table in force. It is replaced as a whole, so code that reads several values must read them from one reference. */
  get table(): ZoneTable {
    return this.current.table;
  }

  /** IANA release, for example `2026f`. */
  get release(): string {
    return this.current.release;
  }

  get source(): string {
    return this.current.origin.source;
  }

  get releasedOn(): string | null {
    return this.current.origin.releasedOn;
  }

  /** Every IANA name, old ones included, sorted. */
  get names(): readonly string[] {
    return this.table.names;
  }

  has(name: string): boolean {
    return this.resolve(name) !== null;
  }

  /** The name in its canonical letter case (`europe/paris` gives `Europe/Paris`), or null. Old names stay old. */
  resolve(name: string): string | null {
    return this.table.resolve(name);
  }

  /**
   * The rule of a zone at an instant, and the change after it.
   *
   * @throws RangeError for an unknown name: `resolve` names first.
   */
  stateAt(name: string, utcMs: number): ZoneState {
    const history = this.table.historyOf(name);
    return {
      zone: this.table.resolve(name) ?? name,
      ...history.ruleAt(utcMs),
      next: history.nextChangeAfter(utcMs),
    };
  }

  /**
   * The same, with the previous rule.
   *
   * @throws RangeError for an unknown name: `resolve` names first.
   */
  detailsAt(name: string, utcMs: number): ZoneDetails {
    return { ...this.stateAt(name, utcMs), previous: this.table.historyOf(name).ruleBefore(utcMs) };
  }

  /**
   * The changes of the clocks from one instant (inclusive) until another (exclusive), changes of the abbreviation only included.
   *
   * @throws RangeError for an unknown name: `resolve` names first.
   */
  transitionsBetween(name: string, fromMs: number, untilMs: number): ZoneTransition[] {
    return this.table.historyOf(name).transitionsBetween(fromMs, untilMs);
  }

  /** Puts other rules in force, all at once. */
  replace(rules: RuleSet): void {
    this.current = rules;
  }
}
