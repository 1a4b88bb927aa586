import { Injectable, Logger } from '@nestjs/common';
import type { Announcement } from '../announcement';
import { RulesSwitch } from './rules-switch';

/** A node that has announced nothing for so long has been brought up to date, or is gone. */
const FORGOTTEN_AFTER_SECONDS = 60;

interface OtherRules {
  readonly release: string;
  /** The last second that was announced by them. */
  lastSecond: number;
}

/** Watches whether all nodes have the same zone rules: people of different nodes would see different times. */
@Injectable()
export class RulesDriftMonitor {
  private readonly logger = new Logger(RulesDriftMonitor.name);
  private readonly heard = new Map<string, OtherRules>();

  constructor(private readonly rules: RulesSwitch) {}

  /** Compares what a node will go by in a second with what this one will go by in it. */
  compare({ rulesRelease, rulesDigest, second }: Announcement): void {
    this.forgetBefore(second - FORGOTTEN_AFTER_SECONDS);
    const own = this.rules.rulesAt(second);
    const digest = rulesDigest ?? (rulesRelease === own.release ? own.digest : '');
    const key = `${rulesRelease} ${digest}`;
    if (digest === own.digest) {
      this.heard.delete(key);
      return;
    }
    const isNew = !this.heard.has(key);
    this.heard.set(key, { release: rulesRelease, lastSecond: second });
    if (isNew) this.warn(rulesRelease, own.release);
  }

  /** Other rules that nodes have announced by in the last minute, by their release; empty as it should be. */
  others(): string[] {
    return [...this.heard.values()].map(({ release }) => release).sort();
  }

  /**
   * Whether other nodes go by other rules, and this one cannot know that it is right. A node that took the rules the
   * nodes agreed on last is right, and it is for the others to say that they lack them.
   */
  isStale(): boolean {
    return this.heard.size > 0 && !this.rules.isAsAgreed();
  }

  private warn(theirs: string, own: string): void {
    const contents = theirs === own ? ', with other contents' : '';
    this.logger.warn(
      `Another node goes by the zone rules ${theirs}${contents}, this one by ${own}: give all nodes the same release of Live TZ and the same TZDATA_FILE.`,
    );
  }

  private forgetBefore(second: number): void {
    for (const [key, { release, lastSecond }] of this.heard) {
      if (lastSecond >= second || !this.heard.delete(key)) continue;
      this.logger.log(`No node announces by the other zone rules ${release} any more.`);
    }
  }
}
