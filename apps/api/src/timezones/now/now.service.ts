import { Injectable } from '@nestjs/common';
import { MAX_QUERY_LENGTH, type ZoneMatch } from '@live-tz/contracts';
import { isoOffset, plainDateTime } from '@live-tz/wall-clock';
import { SystemClock } from '../../config/system-clock';
import { DomainError } from '../../errors/domain-error';
import { ZoneSearch } from '../search/zone-search';
import { unknownZoneSentence } from '../unknown-zone';
import { ZoneRules } from '../rules/zone-rules';
import { possibleClocks } from './possible-clocks';

/** Enough to include all clocks of a country besides its large cities. */
const MATCHES_READ = 200;

/** The answer for a place: its time, or a choice of several clocks with the time of each. */
export interface PlainTime {
  isChoice: boolean;
  /** One line each. */
  text: string;
}

/** The current time as plain text. */
@Injectable()
export class NowService {
  constructor(
    private readonly rules: ZoneRules,
    private readonly zoneSearch: ZoneSearch,
    private readonly clock: SystemClock,
  ) {}

  /**
   * The time at a place, or in UTC without one, as `2026-11-23 08:04:07 UTC+09:00 Asia/Tokyo Tokyo, Japan`: the fields that a
   * script extracts come before the name, which may contain spaces.
   *
   * @throws DomainError `not-found` for an unknown place, `invalid` for a text that is too long
   */
  async timeAt(place: string): Promise<PlainTime> {
    const query = place.trim() || 'UTC';
    if (query.length > MAX_QUERY_LENGTH) {
      throw new DomainError('invalid', `Ask for a place of at most ${MAX_QUERY_LENGTH} characters.`);
    }
    await this.zoneSearch.ready();
    const nowMs = this.clock.nowMs();
    const matches = this.zoneSearch.search(query, MATCHES_READ);
    const clocks = possibleClocks(query, matches, (zone) => this.clockOf(zone, nowMs));
    if (clocks.length === 0) {
      throw new DomainError('not-found', unknownZoneSentence(query, this.zoneSearch.suggestionFor(query)));
    }
    const lines = clocks.map((clock) => this.lineOf(clock, nowMs));
    const isChoice = clocks.length > 1;
    return { isChoice, text: `${[...(isChoice ? [choiceSentence(query)] : []), ...lines].join('\n')}\n` };
  }

  /** Zones share a clock if they show the same time now and after the next change. */
  private clockOf(zone: string, nowMs: number): string {
    const { offsetMinutes, abbreviation, next } = this.rules.stateAt(zone, nowMs);
    return JSON.stringify([offsetMinutes, abbreviation, next]);
  }

  private lineOf({ zone, name, region, country }: ZoneMatch, nowMs: number): string {
    const { offsetMinutes } = this.rules.stateAt(zone, nowMs);
    const place = [name, region, country].filter((part) => part !== null).join(', ');
    return `${plainDateTime(nowMs, offsetMinutes)} UTC${isoOffset(offsetMinutes)} ${zone} ${place}`;
  }
}

function choiceSentence(query: string): string {
  return `${JSON.stringify(query)} may mean several clocks: ask for one of these zones, such as /now/Europe/Berlin.`;
}
