import { Injectable } from '@nestjs/common';
import { MAX_QUERY_LENGTH, type ZoneMatch } from '@live-tz/contracts';
import { isoOffset, plainDateTime } from '@live-tz/wall-clock';
import { SystemClock } from '../../config/system-clock';
import { DomainError } from '../../errors/domain-error';
import { ZoneSearch } from '../search/zone-search';
import { unknownZoneSentence } from '../unknown-zone';
import { ZoneRules } from '../rules/zone-rules';
import { possibleClocks } from './possible-clocks';

/** Enough to see all clocks of a country behind its large cities. */
const MATCHES_READ = 200;

/** What is said of a place: its time, or that it has to be chosen from several, with the time of each. */
export interface PlainTime {
  isChoice: boolean;
  /** One line each. */
  text: string;
}

/** Tells the time of now in plain text. */
@Injectable()
export class NowService {
  constructor(
    private readonly rules: ZoneRules,
    private readonly zoneSearch: ZoneSearch,
    private readonly clock: SystemClock,
  ) {}

  /**
   * The time at a place, UTC for none, as `2026-11-23 08:04:07 UTC+09:00 Asia/Tokyo Tokyo, Japan`: whatever a script cuts
   * out by its fields stands before the name, which may hold spaces.
   *
   * @throws DomainError `not-found` for a place there is not, `invalid` for a text too long to be one
   */
  async tell(place: string): Promise<PlainTime> {
    const asked = place.trim() || 'UTC';
    if (asked.length > MAX_QUERY_LENGTH) {
      throw new DomainError('invalid', `Ask for a place of at most ${MAX_QUERY_LENGTH} characters.`);
    }
    await this.zoneSearch.ready();
    const nowMs = this.clock.nowMs();
    const matches = this.zoneSearch.search(asked, MATCHES_READ);
    const clocks = possibleClocks(asked, matches, (zone) => this.clockOf(zone, nowMs));
    if (clocks.length === 0) {
      throw new DomainError('not-found', unknownZoneSentence(asked, this.zoneSearch.suggestionFor(asked)));
    }
    const lines = clocks.map((clock) => this.lineOf(clock, nowMs));
    const isChoice = clocks.length > 1;
    return { isChoice, text: `${[...(isChoice ? [choiceSentence(asked)] : []), ...lines].join('\n')}\n` };
  }

  /** Zones of one clock are those that show the same, and will after the next change. */
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

function choiceSentence(asked: string): string {
  return `${JSON.stringify(asked)} may mean several clocks: ask for one of these zones, such as /now/Europe/Berlin.`;
}
