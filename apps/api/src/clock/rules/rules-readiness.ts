import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Readiness } from '../../monitoring/readiness';
import { RulesDriftMonitor } from './rules-drift-monitor';

/** Registers as not essential whether this node uses the same zone rules as the others: it serves its users in any case. */
@Injectable()
export class RulesReadiness implements OnApplicationBootstrap {
  constructor(
    private readonly drift: RulesDriftMonitor,
    private readonly readiness: Readiness,
  ) {}

  onApplicationBootstrap(): void {
    this.readiness.register({
      name: 'zoneDataAgreement',
      isEssential: false,
      isUp: () => !this.drift.isStale(),
    });
  }
}
