import { Injectable } from '@nestjs/common';
import { MAX_CALENDAR_EVENTS, MAX_TRANSITIONS, type Transition } from '@live-tz/contracts';
import { SystemClock } from '../../config/system-clock';
import { invalidField } from '../../errors/invalid-field';
import { NamedZones } from '../named-zones';
import { slicesOf } from '../sliced-work';
import { ZoneRules } from '../rules/zone-rules';
import type { ListTransitionsRequest } from './list-transitions.request';
import { type RangeDefaults, transitionRange } from './transition-range';
import { transitionsCalendar } from './transitions-calendar';

const A_YEAR_AHEAD: RangeDefaults = { daysBack: 0, days: 366 };
/** Who subscribes sees what has just happened as well, and enough ahead to plan by. */
const AROUND_NOW: RangeDefaults = { daysBack: 30, days: 30 + 730 };
const ROWS_A_TURN = 500;

/** Tells when clocks change. */
@Injectable()
export class TransitionsService {
  constructor(
    private readonly rules: ZoneRules,
    private readonly zones: NamedZones,
    private readonly clock: SystemClock,
  ) {}

  /**
   * The changes of some zones as the text of a JSON list of {@link Transition}, in the order of time and then of their
   * names. A change of the abbreviation alone is one of them: its two offsets are equal. It is written a part at a time: the
   * longest one holds three quarters of a megabyte.
   *
   * @throws DomainError `invalid` for unknown zones, a range that is none, and more than one answer holds
   */
  async json(request: ListTransitionsRequest): Promise<string> {
    const changes = await this.transitionsOf(request, A_YEAR_AHEAD, MAX_TRANSITIONS);
    const parts: string[] = [];
    for await (const some of slicesOf(changes, ROWS_A_TURN)) parts.push(JSON.stringify(some).slice(1, -1));
    return `[${parts.join(',')}]`;
  }

  /**
   * The same as iCalendar (RFC 5545), of fewer changes. A change of the abbreviation alone is left out: nobody turns a clock
   * for it.
   *
   * @throws DomainError as `json` does
   */
  async calendar(request: ListTransitionsRequest): Promise<string> {
    const { release, releasedOn } = this.rules;
    const all = await this.transitionsOf(request, AROUND_NOW, MAX_CALENDAR_EVENTS);
    const changes = all.filter(({ before, after }) => before.offsetMinutes !== after.offsetMinutes);
    return transitionsCalendar(changes, { release, releasedOn });
  }

  private async transitionsOf(
    { zones, from, to }: ListTransitionsRequest,
    defaults: RangeDefaults,
    atMost: number,
  ): Promise<Transition[]> {
    const { table } = this.rules;
    const names = this.zones.list('zones', zones);
    const { fromMs, untilMs } = transitionRange({ from, to }, defaults, this.clock.nowMs());
    const transitions: Transition[] = [];
    for await (const [zone = ''] of slicesOf(names, 1)) {
      const ofZone = table.historyOf(zone).transitionsBetween(fromMs, untilMs);
      transitions.push(...ofZone.map((transition) => ({ zone, ...transition })));
      if (transitions.length > atMost) throw tooMany(atMost);
    }
    return transitions.sort((a, b) => a.atMs - b.atMs || (a.zone < b.zone ? -1 : 1));
  }
}

function tooMany(atMost: number): Error {
  return invalidField(
    'zones',
    `These are more than ${atMost} changes of the clocks: ask for fewer zones or a shorter range.`,
  );
}
