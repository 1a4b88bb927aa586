import { Injectable } from '@nestjs/common';
import { MAX_QUERY_LENGTH } from '@live-tz/contracts';
import { SystemClock } from '../../config/system-clock';
import { DomainError } from '../../errors/domain-error';
import { NameResolver } from '../resolve/name-resolver';
import { unresolvedName } from '../resolve/unresolved-name';
import { plainTime } from './plain-time';

/** The current time as plain text. */
@Injectable()
export class NowService {
  constructor(
    private readonly resolver: NameResolver,
    private readonly clock: SystemClock,
  ) {}

  /**
   * The time at a place, or in UTC without one, as one line.
   *
   * @throws DomainError `not-found` for an unknown place, `invalid` for a text that is too long; with the code `ambiguous` for one
   *   that may mean several clocks, and with `not-in-force` for a kind of time that is not shown now
   */
  async timeAt(place: string): Promise<string> {
    const query = place.trim() || 'UTC';
    if (query.length > MAX_QUERY_LENGTH) {
      throw new DomainError('invalid', `Ask for a place of at most ${MAX_QUERY_LENGTH} characters.`);
    }
    await this.resolver.ready();
    const nowMs = this.clock.nowMs();
    const resolved = this.resolver.resolve(query, nowMs);
    if (resolved.kind !== 'one') throw unresolvedName(query, resolved);
    return `${plainTime(resolved.match, nowMs)}\n`;
  }
}
