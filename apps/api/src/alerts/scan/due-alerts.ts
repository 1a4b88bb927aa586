import { ALERT_DAYS, type AlertDays } from '@live-tz/contracts';
import { MS_PER_DAY } from '@live-tz/wall-clock';
import type { ZoneTransition } from '../../timezones/rules/zone-history';

/** A change of which alerts are due now. */
export interface DueChange {
  change: ZoneTransition;
  daysAhead: AlertDays;
}

const NEAREST_FIRST = [...ALERT_DAYS].sort((a, b) => a - b);
const MAX_AHEAD_MS = Math.max(...ALERT_DAYS) * MS_PER_DAY;

/**
 * The changes of a zone of which alerts are due, with the alert that is due. An alert stays due until the next one is, so that a
 * server that was off, or a clock that was added late, does not miss it.
 * @param changes sorted by time
 */
export function dueChanges(changes: readonly ZoneTransition[], nowMs: number): DueChange[] {
  return changes
    .filter(({ atMs }) => atMs > nowMs && atMs - nowMs <= MAX_AHEAD_MS)
    .flatMap((change) => {
      const daysAhead = NEAREST_FIRST.find((days) => change.atMs - nowMs <= days * MS_PER_DAY);
      return daysAhead === undefined ? [] : [{ change, daysAhead }];
    });
}
