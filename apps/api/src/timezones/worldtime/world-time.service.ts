import { Injectable } from '@nestjs/common';
import type { WorldTime } from '@live-tz/contracts';
import { SystemClock } from '../../config/system-clock';
import { DomainError } from '../../errors/domain-error';
import { ZoneRules } from '../rules/zone-rules';
import { worldTimeAt } from './world-time';

/** The text that clients of WorldTimeAPI compare with. */
const UNKNOWN_LOCATION = 'unknown location';

/** The time and the names of zones in the shape of WorldTimeAPI. */
@Injectable()
export class WorldTimeService {
  constructor(
    private readonly rules: ZoneRules,
    private readonly clock: SystemClock,
  ) {}

  /** Every IANA name, old ones included, sorted. */
  names(): readonly string[] {
    return this.rules.names;
  }

  /**
   * The time of a zone by its IANA name in any letter case, or the names in an area such as `Europe` or `America/Argentina`.
   *
   * @throws DomainError `not-found`
   */
  at(location: string): WorldTime | string[] {
    const { table } = this.rules;
    const zone = table.resolve(location);
    if (zone !== null) return worldTimeAt(table, zone, this.clock.nowMs());
    const prefix = `${location.toLowerCase()}/`;
    const names = table.names.filter((name) => name.toLowerCase().startsWith(prefix));
    if (names.length === 0) throw new DomainError('not-found', UNKNOWN_LOCATION);
    return names;
  }
}
