import { Injectable } from '@nestjs/common';
import type { Conversion, ConvertedFrom, Disambiguation, LocalMoment } from '@live-tz/contracts';
import { isoDateTime, isoLocal } from '@live-tz/wall-clock';
import { SystemClock } from '../../config/system-clock';
import type { DomainError } from '../../errors/domain-error';
import { invalidField } from '../../errors/invalid-field';
import { INSTANT_FORMAT, instantIn } from '../instant';
import { NamedZones } from '../named-zones';
import { ZoneRules } from '../rules/zone-rules';
import type { ZoneTable } from '../rules/zone-table';
import type { ConvertRequest } from './convert.request';
import { type ResolvedWallTime, resolveWallTime } from './resolve-wall-time';
import { parseWallTime, WALL_TIME_FORMAT } from './wall-time-text';

const DEFAULT_ZONE = 'UTC';
const MOMENT_FORMAT = `${INSTANT_FORMAT}; or as ${WALL_TIME_FORMAT}, together with from`;

/** The requested moment, before its conversion to other zones. */
interface Moment {
  utcMs: number;
  from: ConvertedFrom;
}

/** Converts a moment of one zone to other zones. */
@Injectable()
export class ConversionService {
  constructor(
    private readonly rules: ZoneRules,
    private readonly zones: NamedZones,
    private readonly clock: SystemClock,
  ) {}

  /**
   * @throws DomainError `invalid` for an `at` that is neither an instant nor a wall time, a wall time without `from`, an unknown or
   *   ambiguous name, and a wall time in a gap or a fold if those are to be rejected
   */
  async convert({ at, from, to, disambiguation }: ConvertRequest): Promise<Conversion> {
    const wallMs = at === undefined ? null : parseWallTime(at);
    // Within a day of the instant, which is unknown before the zone is.
    const nearMs = wallMs ?? this.instantOf(at);
    const zone = from === undefined ? undefined : await this.zones.one('from', from, nearMs);
    const targets = to === undefined ? [] : await this.zones.list('to', to, nearMs);
    const { table } = this.rules;
    const moment =
      wallMs === null
        ? momentOfInstant(table, zone ?? DEFAULT_ZONE, nearMs)
        : momentOfWallTime(table, zoneOfWallTime(zone), wallMs, disambiguation);
    return { ...moment, to: targets.map((target) => localMoment(table, target, moment.utcMs)) };
  }

  private instantOf(at: string | undefined): number {
    return at === undefined ? this.clock.nowMs() : instantIn('at', at, MOMENT_FORMAT);
  }
}

function zoneOfWallTime(zone: string | undefined): string {
  if (zone !== undefined) return zone;
  throw invalidField(
    'from',
    'Name the zone of the wall time in from, or give at with Z or an offset: a wall time alone does not define an instant.',
  );
}

function momentOfInstant(table: ZoneTable, zone: string, utcMs: number): Moment {
  const moment = localMoment(table, zone, utcMs);
  return { utcMs, from: { ...moment, asked: moment.local, resolution: 'exact', taken: null } };
}

function momentOfWallTime(
  table: ZoneTable,
  zone: string,
  wallMs: number,
  disambiguation: Disambiguation | undefined,
): Moment {
  const resolved = resolveWallTime(table.historyOf(zone), wallMs);
  const { resolution, earlierMs, laterMs } = resolved;
  const asked = isoLocal(wallMs, 0);
  if (resolution === 'exact') {
    return {
      utcMs: earlierMs,
      from: { ...localMoment(table, zone, earlierMs), asked, resolution, taken: null },
    };
  }
  if (disambiguation === 'reject') throw rejection(table, zone, asked, resolved);
  const taken = disambiguation ?? (resolution === 'gap' ? 'later' : 'earlier');
  const utcMs = taken === 'earlier' ? earlierMs : laterMs;
  return { utcMs, from: { ...localMoment(table, zone, utcMs), asked, resolution, taken } };
}

function localMoment(table: ZoneTable, zone: string, utcMs: number): LocalMoment {
  const { offsetMinutes, abbreviation } = table.historyOf(zone).ruleAt(utcMs);
  return { zone, local: isoLocal(utcMs, offsetMinutes), offsetMinutes, abbreviation };
}

function rejection(
  table: ZoneTable,
  zone: string,
  asked: string,
  { resolution, earlierMs, laterMs }: ResolvedWallTime,
): DomainError {
  const [earlier, later] = [earlierMs, laterMs].map((utcMs) =>
    isoDateTime(utcMs, table.historyOf(zone).ruleAt(utcMs).offsetMinutes),
  );
  const fault = resolution === 'gap' ? 'does not exist' : 'exists twice';
  return invalidField(
    'at',
    `In ${zone} ${asked} ${fault}: take ${earlier} (earlier) or ${later} (later), or choose by disambiguation.`,
  );
}
