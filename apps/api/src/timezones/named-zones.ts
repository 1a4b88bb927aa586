import { Injectable } from '@nestjs/common';
import { MAX_ZONES_ASKED } from '@live-tz/contracts';
import { invalidField } from '../errors/invalid-field';
import { ZoneSearch } from './search/zone-search';
import { unknownZoneIn } from './unknown-zone';
import { ZoneRules } from './rules/zone-rules';

/** Reads the zones that a query names. */
@Injectable()
export class NamedZones {
  constructor(
    private readonly rules: ZoneRules,
    private readonly zoneSearch: ZoneSearch,
  ) {}

  /**
   * One IANA name, in its own letter case. No name holds a space, and an unescaped `+` of a query arrives as one: it is
   * read as `+`.
   *
   * @param field the parameter, for the sentence of a refusal
   * @throws DomainError `invalid` for a zone there is not
   */
  one(field: string, text: string): string {
    const name = this.rules.resolve(text.trim().replaceAll(' ', '+'));
    if (name === null) throw unknownZoneIn(field, text, this.zoneSearch.suggestionFor(text));
    return name;
  }

  /**
   * Names with commas between them, each of them once. Old names stay as they were asked for: two names of one clock are
   * two zones here.
   *
   * @throws DomainError `invalid` for no zone, too many of them, or one there is not
   */
  list(field: string, text: string): string[] {
    const asked = text.split(',').filter((name) => name.trim() !== '');
    if (asked.length === 0) {
      throw invalidField(
        field,
        `Give ${field} as IANA names with commas between them, such as Europe/Berlin,UTC.`,
      );
    }
    if (asked.length > MAX_ZONES_ASKED) {
      throw invalidField(
        field,
        `Name at most ${MAX_ZONES_ASKED} zones in ${field}: these are ${asked.length}.`,
      );
    }
    return [...new Set(asked.map((name) => this.one(field, name)))];
  }
}
