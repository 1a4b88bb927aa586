import { Injectable } from '@nestjs/common';
import type { ZoneDetails, ZoneMatch } from '@live-tz/contracts';
import { SystemClock } from '../config/system-clock';
import { DomainError } from '../errors/domain-error';
import { instantIn } from './instant';
import { ZoneSearch } from './search/zone-search';
import { unknownZoneSentence } from './unknown-zone';
import { ZoneRules } from './rules/zone-rules';

const DEFAULT_MATCHES = 10;

/** Searches zones and returns their rules. */
@Injectable()
export class ZonesService {
  constructor(
    private readonly rules: ZoneRules,
    private readonly zoneSearch: ZoneSearch,
    private readonly clock: SystemClock,
  ) {}

  async search(text = '', limit = DEFAULT_MATCHES): Promise<ZoneMatch[]> {
    await this.zoneSearch.ready();
    return this.zoneSearch.search(text, limit);
  }

  /**
   * The rule of a zone at an instant, or now, with the previous rule and the next change.
   *
   * @throws DomainError `not-found` for an unknown zone, `invalid` for a text that is not an instant
   */
  detailsOf(zone: string, at: string | undefined): ZoneDetails {
    const name = this.rules.resolve(zone);
    if (name === null) {
      throw new DomainError('not-found', unknownZoneSentence(zone, this.zoneSearch.suggestionFor(zone)));
    }
    return this.rules.detailsAt(name, at === undefined ? this.clock.nowMs() : instantIn('at', at));
  }
}
