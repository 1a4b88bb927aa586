import { Injectable, Logger } from '@nestjs/common';
import { SECONDS_PER_MINUTE } from '@live-tz/wall-clock';
import type { Announcement } from '../announcement';
import { RulesSwitch } from './rules-switch';

/** A node that has announced nothing for this long has been updated, or is gone. */
const EXPIRY_SECONDS = SECONDS_PER_MINUTE;

interface OtherRules {
  readonly release: string;
  /** The last second that was announced with these rules. */
  lastSecond: number;
}

/** Monitors whether all nodes use the same zone rules: otherwise users of different nodes would see different times. */
@Injectable()
export class RulesDriftMonitor {
  private readonly logger = new Logger(RulesDriftMonitor.name);
  private readonly announced = new Map<string, OtherRules>();

  constructor(private readonly rules: RulesSwitch) {}

  /** Compares the rules that a node will use in a second with those that this node will use in it. */
  compare({ rulesRelease, rulesDigest, second }: Announcement): void {
    this.forgetBefore(second - EXPIRY_SECONDS);
    const own = this.rules.rulesAt(second);
    const digest = rulesDigest ?? (rulesRelease === own.release ? own.digest : '');
    const key = `${rulesRelease} ${digest}`;
    if (digest === own.digest) {
      this.announced.delete(key);
      return;
    }
    const isNew = !this.announced.has(key);
    this.announced.set(key, { release: rulesRelease, lastSecond: second });
    if (isNew) this.warn(rulesRelease, own.release);
  }

  /** The releases of other rules that nodes have announced in the last minute; normally empty. */
  others(): string[] {
    return [...this.announced.values()].map(({ release }) => release).sort();
  }

  /**
   * Whether other nodes use other rules, and this node cannot know that its own are right. If it has applied the rules that the
   * nodes last agreed on, they are right, and the other nodes report that they lack them.
   */
  isStale(): boolean {
    return this.announced.size > 0 && !this.rules.isAsAgreed();
  }

  private warn(theirs: string, own: string): void {
    const contents = theirs === own ? ', with different contents' : '';
    this.logger.warn(
      `Another node uses the zone rules ${theirs}${contents}, this one uses ${own}: give all nodes the same release of Live TZ and the same TZDATA_FILE.`,
    );
  }

  private forgetBefore(second: number): void {
    for (const [key, { release, lastSecond }] of this.announced) {
      if (lastSecond >= second || !this.announced.delete(key)) continue;
      this.logger.log(`No node uses the other zone rules ${release} any more.`);
    }
  }
}
