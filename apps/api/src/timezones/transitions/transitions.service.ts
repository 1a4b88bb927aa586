import { webcrypto } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { MAX_CALENDAR_EVENTS, MAX_TRANSITIONS, type Transition } from '@live-tz/contracts';
import { MS_PER_DAY } from '@live-tz/wall-clock';
import { SystemClock } from '../../config/system-clock';
import { invalidField } from '../../errors/invalid-field';
import { NamedZones } from '../named-zones';
import { slicesOf } from '../sliced-work';
import type { RuleSet } from '../rules/rule-set';
import { ZoneRules } from '../rules/zone-rules';
import type { ListTransitionsRequest } from './list-transitions.request';
import { type RangeDefaults, type TransitionRange, transitionRange } from './transition-range';
import { transitionsCalendar } from './transitions-calendar';

const NEXT_YEAR: RangeDefaults = { daysBack: 0, days: 366 };
/** A subscriber also sees recent changes, and enough future ones to plan with. It begins with a day of UTC. */
const AROUND_NOW: RangeDefaults = { daysBack: 30, days: 30 + 730 };
const ROWS_PER_TURN = 500;

/** A calendar with its validators (RFC 9110, section 8.8). */
export interface Calendar {
  text: string;
  etag: string;
  lastModifiedMs: number;
}

/** Lists the changes of the clocks. */
@Injectable()
export class TransitionsService {
  /** Since when the rules have been in force, as far as this object knows. */
  private rulesInForce: { set: RuleSet; sinceMs: number };

  constructor(
    private readonly rules: ZoneRules,
    private readonly zones: NamedZones,
    private readonly clock: SystemClock,
  ) {
    this.rulesInForce = { set: rules.set, sinceMs: clock.nowMs() };
  }

  /**
   * The changes of some zones as the text of a JSON list of {@link Transition}, sorted by time and then by name. A change of the
   * abbreviation only is included, with two equal offsets. The text is written in parts: the longest has three quarters of a
   * megabyte.
   *
   * @throws DomainError `invalid` for unknown zones, an invalid range, and more changes than one response allows
   */
  async json(request: ListTransitionsRequest): Promise<string> {
    const names = this.zones.list('zones', request.zones);
    const range = transitionRange(request, NEXT_YEAR, this.clock.nowMs());
    const changes = await this.transitionsOf(names, range, MAX_TRANSITIONS);
    const parts: string[] = [];
    for await (const some of slicesOf(changes, ROWS_PER_TURN)) parts.push(JSON.stringify(some).slice(1, -1));
    return `[${parts.join(',')}]`;
  }

  /**
   * The same as iCalendar (RFC 5545), with a lower limit. A change of the abbreviation only is left out, because no clock is
   * changed for it.
   *
   * @throws DomainError like `json`
   */
  async calendar(request: ListTransitionsRequest): Promise<Calendar> {
    const { release, releasedOn } = this.rules;
    const nowMs = this.clock.nowMs();
    const todayMs = nowMs - (nowMs % MS_PER_DAY);
    const zones = this.zones.list('zones', request.zones);
    const lastModifiedMs = Math.max(this.rulesInForceSince(nowMs), request.from === undefined ? todayMs : 0);
    const range = transitionRange(request, AROUND_NOW, todayMs);
    const all = await this.transitionsOf(zones, range, MAX_CALENDAR_EVENTS);
    const changes = all.filter(({ before, after }) => before.offsetMinutes !== after.offsetMinutes);
    const text = await transitionsCalendar(changes, { zones, release, releasedOn });
    return { text, etag: await etagOf(text), lastModifiedMs };
  }

  private rulesInForceSince(nowMs: number): number {
    const { set } = this.rules;
    if (this.rulesInForce.set !== set) this.rulesInForce = { set, sinceMs: nowMs };
    return this.rulesInForce.sinceMs;
  }

  private async transitionsOf(
    names: readonly string[],
    { fromMs, untilMs }: TransitionRange,
    limit: number,
  ): Promise<Transition[]> {
    const { table } = this.rules;
    const transitions: Transition[] = [];
    for await (const [zone = ''] of slicesOf(names, 1)) {
      const ofZone = table.historyOf(zone).transitionsBetween(fromMs, untilMs);
      transitions.push(...ofZone.map((transition) => ({ zone, ...transition })));
      if (transitions.length > limit) throw tooMany(limit);
    }
    return transitions.sort((a, b) => a.atMs - b.atMs || (a.zone < b.zone ? -1 : 1));
  }
}

/** A weak tag, because the same text is sent in several encodings. The digest is computed on another thread. */
async function etagOf(text: string): Promise<string> {
  const digest = await webcrypto.subtle.digest('SHA-256', Buffer.from(text));
  return `W/"${Buffer.from(digest).toString('base64url')}"`;
}

function tooMany(limit: number): Error {
  return invalidField(
    'zones',
    `These are more than ${limit} changes of the clocks: request fewer zones or a shorter range.`,
  );
}
