import { Injectable } from '@nestjs/common';
import { MAX_QUERY_LENGTH, MAX_REQUESTED_ZONES, type Now, type ZoneMatch } from '@live-tz/contracts';
import { isoDateTime, isoOffset, MS_PER_SECOND } from '@live-tz/wall-clock';
import { SystemClock } from '../../config/system-clock';
import { DomainError } from '../../errors/domain-error';
import { invalidField } from '../../errors/invalid-field';
import { NameResolver } from '../resolve/name-resolver';
import { unresolvedIn, unresolvedName } from '../resolve/unresolved-name';
import { ZoneRules } from '../rules/zone-rules';
import { slicesOf } from '../sliced-work';
import { calendarFields } from './calendar-fields';

const TOO_LONG = `Ask for a place of at most ${MAX_QUERY_LENGTH} characters.`;
/** Resolving a name may take a millisecond. */
const NAMES_PER_TURN = 2;

/** The current time at places. */
@Injectable()
export class NowService {
  constructor(
    private readonly rules: ZoneRules,
    private readonly resolver: NameResolver,
    private readonly clock: SystemClock,
  ) {}

  /**
   * The time at a place, or in UTC without one.
   *
   * @throws DomainError `not-found` for an unknown place, `invalid` for a text that is too long; with the code `ambiguous` for one
   *   that may mean several clocks, and with `not-in-force` for a kind of time that is not shown now
   */
  async at(place: string): Promise<Now> {
    const query = place.trim() || 'UTC';
    if (query.length > MAX_QUERY_LENGTH) throw new DomainError('invalid', TOO_LONG);
    await this.resolver.ready();
    const nowMs = this.clock.nowMs();
    const resolved = this.resolver.resolve(query, nowMs);
    if (resolved.kind !== 'one') throw unresolvedName(query, resolved);
    return this.nowAt(resolved.match, nowMs);
  }

  /**
   * The time at several places, with commas between them, all at the same instant and in the requested order.
   *
   * @throws DomainError `invalid` for no place, too many places, and the first one that `at` would refuse, with its reasons
   */
  async atEach(places: string): Promise<Now[]> {
    const names = places
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    refuseUnusualNumber(names.length);
    await this.resolver.ready();
    const matches: ZoneMatch[] = [];
    for await (const part of slicesOf(names, NAMES_PER_TURN)) {
      matches.push(...part.map((name) => this.matchOf(name)));
    }
    const nowMs = this.clock.nowMs();
    return matches.map((match) => this.nowAt(match, nowMs));
  }

  private matchOf(name: string): ZoneMatch {
    if (name.length > MAX_QUERY_LENGTH) throw invalidField('places', TOO_LONG);
    const resolved = this.resolver.resolve(name, this.clock.nowMs());
    if (resolved.kind !== 'one') throw unresolvedIn('places', name, resolved);
    return resolved.match;
  }

  private nowAt({ name, region, country, zone }: ZoneMatch, utcMs: number): Now {
    const { offsetMinutes, abbreviation, next } = this.rules.stateAt(zone, utcMs);
    return {
      place: name,
      region,
      country,
      zone,
      iso: isoDateTime(utcMs, offsetMinutes),
      utcMs,
      unixSeconds: Math.floor(utcMs / MS_PER_SECOND),
      utcOffset: isoOffset(offsetMinutes),
      offsetMinutes,
      abbreviation,
      ...calendarFields(utcMs, offsetMinutes),
      next,
      tzdata: this.rules.release,
    };
  }
}

function refuseUnusualNumber(count: number): void {
  if (count === 0) {
    throw invalidField('places', 'Give places as names with commas between them, such as tokyo,berlin.');
  }
  if (count > MAX_REQUESTED_ZONES) {
    throw invalidField('places', `Name at most ${MAX_REQUESTED_ZONES} places: these are ${count}.`);
  }
}
