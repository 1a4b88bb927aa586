import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Readiness } from '../monitoring/readiness';
import { RulesAgreement } from './rules-agreement';

/** Enters as a detail whether this node goes by the zone rules of the others. It serves people with its own in any case. */
@Injectable()
export class RulesReadiness implements OnApplicationBootstrap {
  constructor(
    private readonly agreement: RulesAgreement,
    private readonly readiness: Readiness,
  ) {}

  onApplicationBootstrap(): void {
    this.readiness.register({
      name: 'zoneDataAgreement',
      isEssential: false,
      isUp: () => !this.agreement.isBehind(),
    });
  }
}
