import { Injectable, Logger } from '@nestjs/common';
import { ZoneRules } from '../timezones/zone-rules';
import type { Announcement } from './announcement';

/** A node that has announced nothing for so long has been brought up to date, or is gone. */
const FORGOTTEN_AFTER_SECONDS = 60;

/** Which zone rules the cluster goes by. */
export interface RulesReport {
  /** IANA release of this node's zone rules. */
  own: string;
  /** Releases other nodes have announced by in the last minute; empty as it should be. */
  others: string[];
}

/** Watches whether all nodes have the same zone rules: people of different nodes would see different times. */
@Injectable()
export class RulesAgreement {
  private readonly logger = new Logger(RulesAgreement.name);
  /** The last second announced by each other release. */
  private readonly others = new Map<string, number>();

  constructor(private readonly rules: ZoneRules) {}

  hear({ rulesRelease, second }: Announcement): void {
    this.forgetBefore(second - FORGOTTEN_AFTER_SECONDS);
    if (rulesRelease === this.rules.release) return;
    if (!this.others.has(rulesRelease)) {
      this.logger.warn(
        `Another node goes by the zone rules ${rulesRelease}, this one by ${this.rules.release}: bring all nodes to the same release.`,
      );
    }
    this.others.set(rulesRelease, second);
  }

  report(): RulesReport {
    return { own: this.rules.release, others: [...this.others.keys()].sort() };
  }

  private forgetBefore(second: number): void {
    for (const [release, last] of this.others) {
      if (last >= second || !this.others.delete(release)) continue;
      this.logger.log(`No node announces by the zone rules ${release} any more.`);
    }
  }
}
