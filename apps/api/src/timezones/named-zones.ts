import { Injectable } from '@nestjs/common';
import { MAX_QUERY_LENGTH, MAX_REQUESTED_ZONES } from '@live-tz/contracts';
import { invalidField } from '../errors/invalid-field';
import { NameResolver } from './resolve/name-resolver';
import { unresolvedIn } from './resolve/unresolved-name';
import { ZoneRules } from './rules/zone-rules';
import { slicesOf } from './sliced-work';

/** Resolving a name may take a millisecond. */
const NAMES_PER_TURN = 2;

/** Parses the zones in a query. */
@Injectable()
export class NamedZones {
  constructor(
    private readonly rules: ZoneRules,
    private readonly resolver: NameResolver,
  ) {}

  /**
   * The zone that a text names: an IANA name, returned in its canonical letter case, or anything else that means one clock. No
   * IANA name contains a space, and an unescaped `+` of a query arrives as one, so a space is read as `+`.
   *
   * @param field the parameter, for error messages
   * @param nowMs when the zone is used, which decides what an abbreviation means
   * @throws DomainError `invalid` for an unknown name, with the code `ambiguous` for one that may mean several clocks, and with
   *   `not-in-force` for a kind of time that is not shown then
   */
  async one(field: string, text: string, nowMs: number): Promise<string> {
    const name = this.rules.resolve(text.trim().replaceAll(' ', '+'));
    if (name !== null) return name;
    if (text.length > MAX_QUERY_LENGTH) throw unresolvedIn(field, text, { kind: 'none', nearest: [] });
    await this.resolver.ready();
    const resolved = this.resolver.resolve(text, nowMs);
    if (resolved.kind !== 'one') throw unresolvedIn(field, text, resolved);
    return resolved.match.zone;
  }

  /**
   * Names with commas between them, without duplicates. Old names are returned as they were requested: two names of one clock are
   * two zones here.
   *
   * @throws DomainError `invalid` for no zone, too many zones, and like `one`
   */
  async list(field: string, text: string, nowMs: number): Promise<string[]> {
    return [...new Set(await this.each(field, text, nowMs, MAX_REQUESTED_ZONES))];
  }

  /**
   * The same with duplicates, for users in the same zone.
   *
   * @throws DomainError like `list`
   */
  async each(field: string, text: string, nowMs: number, max: number): Promise<string[]> {
    const names = text.split(',').filter((name) => name.trim() !== '');
    if (names.length === 0) {
      throw invalidField(
        field,
        `Give ${field} as zones or places with commas between them, such as Europe/Berlin,UTC.`,
      );
    }
    if (names.length > max) {
      throw invalidField(field, `Name at most ${max} zones in ${field}: these are ${names.length}.`);
    }
    const zones: string[] = [];
    for await (const part of slicesOf(names, NAMES_PER_TURN)) {
      for (const name of part) zones.push(await this.one(field, name, nowMs));
    }
    return zones;
  }
}
