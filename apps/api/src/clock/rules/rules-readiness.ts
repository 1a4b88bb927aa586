import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Readiness } from '../../monitoring/readiness';
import { RulesDriftMonitor } from './rules-drift-monitor';

/** Enters as a detail whether this node goes by the zone rules of the others. It serves people with its own in any case. */
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
