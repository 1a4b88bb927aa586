import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { MS_PER_HOUR, MS_PER_MINUTE } from '@live-tz/wall-clock';
import { SystemClock } from '../../config/system-clock';
import type { RuleSet } from '../../timezones/rules/rule-set';
import { ZoneRules } from '../../timezones/rules/zone-rules';
import { AlertChannelsRepository } from '../channels/alert-channels.repository';
import { AlertDeliveriesRepository, type NewAlert } from '../delivery/alert-deliveries.repository';
import { AlertScanRepository, type LastScan } from './alert-scan.repository';
import { changeText, rulesText } from './alert-texts';
import { dueChanges } from './due-alerts';
import { type KnownChanges, knownZone, type KnownZone, rulesDifference, windowAt } from './known-changes';

export const SCAN_INTERVAL_MS = MS_PER_HOUR;
/** A node that is a little early does not scan again what another one has just scanned. */
const TOLERANCE_MS = 5 * MS_PER_MINUTE;
/** Nodes with older rules than those of the last scan wait this long: then the newer ones have been withdrawn. */
const MAX_WAIT_FOR_NEWER_MS = 3 * SCAN_INTERVAL_MS;

/** Finds the changes of the clocks that users are to be alerted of, and adds the alerts to the queue. */
@Injectable()
export class AlertScan {
  private readonly logger = new Logger(AlertScan.name);

  constructor(
    private readonly rules: ZoneRules,
    private readonly clock: SystemClock,
    private readonly channels: AlertChannelsRepository,
    private readonly deliveries: AlertDeliveriesRepository,
    private readonly scans: AlertScanRepository,
  ) {}

  /** Scans the zones of all users, unless another node has done so. @returns how many alerts were added */
  async run(): Promise<number> {
    const { set } = this.rules;
    const last = await this.scans.last();
    if (!isDue(last, set)) return 0;
    const known = await this.knownChanges(set, null);
    const hasNewRules = last !== null && last.digest !== set.digest;
    const before = hasNewRules ? await this.scans.known() : null;
    const alerts = [...this.ofRules(before, known, set), ...this.ofChanges(known, set)];
    const added = await this.scans.store(
      last?.version ?? null,
      { release: set.release, digest: set.digest, known },
      alerts,
    );
    if (added !== null && added > 0) this.logger.log(`${added} alerts were added.`);
    return added ?? 0;
  }

  /** Adds the alerts that are due for a user who has just added a channel. @returns how many were added */
  async runFor(userId: string): Promise<number> {
    const { set } = this.rules;
    const known = await this.knownChanges(set, userId);
    await this.scans.addKnown(set.digest, known);
    return this.deliveries.add(this.ofChanges(known, set), userId);
  }

  private async knownChanges({ table }: RuleSet, userId: string | null): Promise<KnownChanges> {
    const window = windowAt(this.clock.nowMs());
    const zones: Record<string, KnownZone> = {};
    for (const zone of await this.channels.watchedZones(userId)) {
      if (table.resolve(zone) === null) continue;
      zones[zone] = knownZone(table.historyOf(zone), window);
      // A zone is unpacked when it is first read, which takes long enough to give others a turn.
      await nextTurn();
    }
    return { ...window, zones };
  }

  private ofChanges({ zones }: KnownChanges, { release }: RuleSet): NewAlert[] {
    const createdAtMs = this.clock.nowMs();
    return Object.entries(zones).flatMap(([zone, { changes }]) =>
      dueChanges(changes, createdAtMs).map(({ change, daysAhead }) => ({
        zone,
        key: `${zone} ${change.atMs} ${daysAhead}`,
        summaryH12: changeText(zone, change, 'h12'),
        content: {
          kind: 'clock-change' as const,
          summary: changeText(zone, change, 'h23'),
          zone,
          daysAhead,
          change: { zone, ...change },
          withdrawn: null,
          tzdata: release,
          createdAtMs,
        },
      })),
    );
  }

  private ofRules(
    before: KnownChanges | null,
    after: KnownChanges,
    { release, digest }: RuleSet,
  ): NewAlert[] {
    if (before === null) return [];
    const createdAtMs = this.clock.nowMs();
    return Object.entries(after.zones).flatMap(([zone, zoneAfter]) => {
      const zoneBefore = before.zones[zone];
      if (zoneBefore === undefined) return [];
      const untilMs = Math.min(before.untilMs, after.untilMs);
      const difference = rulesDifference(zoneBefore, zoneAfter, createdAtMs, untilMs);
      if (difference === null) return [];
      const { added, withdrawn } = difference;
      return {
        zone,
        key: `${zone} rules ${digest}`,
        summaryH12: rulesText(zone, difference, release, 'h12'),
        content: {
          kind: 'rules-change' as const,
          summary: rulesText(zone, difference, release, 'h23'),
          zone,
          daysAhead: null,
          change: added && { zone, ...added },
          withdrawn: withdrawn && { zone, ...withdrawn },
          tzdata: release,
          createdAtMs,
        },
      };
    });
  }
}

/**
 * While nodes are upgraded one after the other, some have older rules: they leave the scan to the others, or users would be
 * alerted of the old rules as if they were new.
 */
export function isDue(last: Omit<LastScan, 'known'> | null, { release, digest }: RuleSet): boolean {
  if (last === null) return true;
  if (release < last.release) return last.ageMs > MAX_WAIT_FOR_NEWER_MS;
  return digest !== last.digest || last.ageMs > SCAN_INTERVAL_MS - TOLERANCE_MS;
}
