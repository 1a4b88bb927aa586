import { Injectable } from '@nestjs/common';
import { MAX_OVERLAP_ZONES, type Overlap, type TimeSpan } from '@live-tz/contracts';
import { OverlapSearch, type PlannedClock, type ZoneOffsets } from '@live-tz/planning';
import { MS_PER_DAY } from '@live-tz/wall-clock';
import { SystemClock } from '../../config/system-clock';
import { invalidField } from '../../errors/invalid-field';
import { NamedZones } from '../named-zones';
import { ZoneRules } from '../rules/zone-rules';
import type { ZoneTable } from '../rules/zone-table';
import { ZoneSearch } from '../search/zone-search';
import { inOneTurn, slicesOf } from '../sliced-work';
import { quotedName } from '../unknown-zone';
import type { MeetingRequest, OverlapRequest } from './overlap.request';
import { effectiveHours } from './effective-hours';
import { overlapRange } from './overlap-range';
import { DAYS_FORMAT, HOURS_FORMAT, parseDays, parseHours } from './working-hours-text';

const DEFAULT_MINUTES = 60;
/** Of a range without a participant. */
const UTC = 'UTC';
/** The burden of an hour depends on the working hours around it. */
const CONTEXT_MS = 2 * MS_PER_DAY;

/** A participant before the rules of the zone are known. */
export type OverlapParticipant = Pick<PlannedClock, 'zone' | 'clockId' | 'label' | 'hours'>;

/** Finds times for a meeting. */
@Injectable()
export class OverlapService {
  constructor(
    private readonly rules: ZoneRules,
    private readonly zones: NamedZones,
    private readonly search: ZoneSearch,
    private readonly clock: SystemClock,
  ) {}

  /**
   * @throws DomainError `invalid` for unknown or too many zones, hours and days that cannot be parsed or are not one for each
   *   zone, and like `ofParticipants`
   */
  async ofZones(request: OverlapRequest): Promise<Overlap> {
    const zones = await this.zones.each('zones', request.zones, this.clock.nowMs(), MAX_OVERLAP_ZONES);
    const hours = onePerZone('hours', request.hours, zones.length, parseHours, HOURS_FORMAT);
    const days = onePerZone('days', request.days, zones.length, parseDays, DAYS_FORMAT);
    const participants = zones.map((zone, index) => {
      const usual = effectiveHours({ hours: null, zone, country: null }, null, (name) =>
        this.search.countryOf(name),
      );
      return { zone, label: null, hours: { ...usual, ...hours[index], days: days[index] ?? usual.days } };
    });
    return this.ofParticipants(participants, request);
  }

  /** @throws DomainError `invalid` for an invalid range, and for positions of optional participants that do not exist */
  async ofParticipants(
    participants: readonly OverlapParticipant[],
    request: MeetingRequest,
  ): Promise<Overlap> {
    const { table } = this.rules;
    const range = overlapRange(request, this.clock.nowMs(), table.historyOf(participants[0]?.zone ?? UTC));
    const optional = optionalOf(request.optional, participants.length);
    const search = new OverlapSearch(range, request.minutes ?? DEFAULT_MINUTES);
    for await (const [participant] of slicesOf([...participants.entries()], 1)) {
      if (participant === undefined) continue;
      const [index, clock] = participant;
      const offsets = offsetsIn(table, clock.zone, range);
      search.add({ ...clock, offsets, isRequired: !optional.has(index + 1) });
    }
    return inOneTurn(() => search.result());
  }
}

/** The entries of a parameter that is given once for all zones, or once for each; empty if it is missing. */
function onePerZone<T>(
  field: string,
  text: string | undefined,
  count: number,
  parse: (text: string) => T | null,
  format: string,
): T[] {
  if (text === undefined) return [];
  const entries = text.split(',').map((entry) => {
    const parsed = parse(entry);
    if (parsed === null)
      throw invalidField(field, `Cannot read ${quotedName(entry)}: give ${field} as ${format}.`);
    return parsed;
  });
  const [first] = entries;
  if (entries.length === 1 && first !== undefined) return new Array<T>(count).fill(first);
  if (entries.length === count) return entries;
  throw invalidField(
    field,
    `Give ${field} once or one for each zone: these are ${entries.length} for ${count} zones.`,
  );
}

function optionalOf(text: string | undefined, count: number): Set<number> {
  const positions = (text ?? '').split(',').filter((position) => position.trim() !== '');
  const optional = new Set(positions.map(Number));
  for (const position of optional) {
    if (!Number.isInteger(position) || position < 1 || position > count) {
      throw invalidField(
        'optional',
        `Give optional as positions from 1 to ${count} with commas between them.`,
      );
    }
  }
  if (optional.size === count) {
    throw invalidField('optional', 'All participants are optional: leave out at least one.');
  }
  return optional;
}

function offsetsIn(table: ZoneTable, zone: string, { fromMs, untilMs }: TimeSpan): ZoneOffsets {
  const history = table.historyOf(zone);
  const startMs = fromMs - CONTEXT_MS;
  const changes = history.transitionsBetween(startMs, untilMs + CONTEXT_MS);
  return {
    offsetMinutes: history.ruleAt(startMs - 1).offsetMinutes,
    changes: changes.map(({ atMs, after }) => ({ atMs, offsetMinutes: after.offsetMinutes })),
  };
}
