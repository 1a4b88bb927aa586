import { Injectable } from '@nestjs/common';
import { MAX_REQUESTED_ZONES } from '@live-tz/contracts';
import { invalidField } from '../errors/invalid-field';
import { ZoneSearch } from './search/zone-search';
import { unknownZoneIn } from './unknown-zone';
import { ZoneRules } from './rules/zone-rules';

/** Parses the zones in a query. */
@Injectable()
export class NamedZones {
  constructor(
    private readonly rules: ZoneRules,
    private readonly zoneSearch: ZoneSearch,
  ) {}

  /**
   * One IANA name, in its canonical letter case. No name contains a space, and an unescaped `+` of a query arrives as one, so a
   * space is read as `+`.
   *
   * @param field the parameter, for error messages
   * @throws DomainError `invalid` for an unknown zone
   */
  one(field: string, text: string): string {
    const name = this.rules.resolve(text.trim().replaceAll(' ', '+'));
    if (name === null) throw unknownZoneIn(field, text, this.zoneSearch.suggestionFor(text));
    return name;
  }

  /**
   * Names with commas between them, without duplicates. Old names are returned as they were requested: two names of one clock are
   * two zones here.
   *
   * @throws DomainError `invalid` for no zone, too many zones, or an unknown one
   */
  list(field: string, text: string): string[] {
    const names = text.split(',').filter((name) => name.trim() !== '');
    if (names.length === 0) {
      throw invalidField(
        field,
        `Give ${field} as IANA names with commas between them, such as Europe/Berlin,UTC.`,
      );
    }
    if (names.length > MAX_REQUESTED_ZONES) {
      throw invalidField(
        field,
        `Name at most ${MAX_REQUESTED_ZONES} zones in ${field}: these are ${names.length}.`,
      );
    }
    return [...new Set(names.map((name) => this.one(field, name)))];
  }
}
