import { webcrypto } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { MAX_CALENDAR_EVENTS, MAX_TRANSITIONS, type Transition } from '@live-tz/contracts';
import { SystemClock } from '../../config/system-clock';
import { invalidField } from '../../errors/invalid-field';
import { NamedZones } from '../named-zones';
import { slicesOf } from '../sliced-work';
import type { RuleSet } from '../rules/rule-set';
import { ZoneRules } from '../rules/zone-rules';
import type { ListTransitionsRequest } from './list-transitions.request';
import { type RangeDefaults, startOfDay, transitionRange } from './transition-range';
import { transitionsCalendar } from './transitions-calendar';

const NEXT_YEAR: RangeDefaults = { daysBack: 0, days: 366, beginOf: (utcMs) => utcMs };
/** A subscriber also sees recent changes, and enough future ones to plan with. */
const AROUND_NOW: RangeDefaults = { daysBack: 30, days: 30 + 730, beginOf: startOfDay };
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
  /** The rules, and when this service first used them. */
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
    const { transitions } = await this.transitionsOf(request, NEXT_YEAR, MAX_TRANSITIONS);
    const parts: string[] = [];
    for await (const some of slicesOf(transitions, ROWS_PER_TURN))
      parts.push(JSON.stringify(some).slice(1, -1));
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
    const inForceSinceMs = this.rulesInForceSince(nowMs);
    const { names, transitions } = await this.transitionsOf(request, AROUND_NOW, MAX_CALENDAR_EVENTS);
    const changes = transitions.filter(({ before, after }) => before.offsetMinutes !== after.offsetMinutes);
    const text = await transitionsCalendar(changes, { zones: names, release, releasedOn });
    const rangeSinceMs = request.from === undefined ? startOfDay(nowMs) : 0;
    return { text, etag: await etagOf(text), lastModifiedMs: Math.max(inForceSinceMs, rangeSinceMs) };
  }

  private rulesInForceSince(nowMs: number): number {
    const { set } = this.rules;
    if (this.rulesInForce.set !== set) this.rulesInForce = { set, sinceMs: nowMs };
    return this.rulesInForce.sinceMs;
  }

  private async transitionsOf(
    { zones, from, to }: ListTransitionsRequest,
    defaults: RangeDefaults,
    limit: number,
  ): Promise<{ names: string[]; transitions: Transition[] }> {
    const nowMs = this.clock.nowMs();
    const names = await this.zones.list('zones', zones, nowMs);
    const { fromMs, untilMs } = transitionRange({ from, to }, defaults, nowMs);
    const { table } = this.rules;
    const transitions: Transition[] = [];
    for await (const [zone = ''] of slicesOf(names, 1)) {
      const ofZone = table.historyOf(zone).transitionsBetween(fromMs, untilMs);
      transitions.push(...ofZone.map((transition) => ({ zone, ...transition })));
      if (transitions.length > limit) throw tooMany(limit);
    }
    transitions.sort((a, b) => a.atMs - b.atMs || (a.zone < b.zone ? -1 : 1));
    return { names, transitions };
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
