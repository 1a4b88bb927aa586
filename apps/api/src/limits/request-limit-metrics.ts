import { MS_PER_SECOND } from '@live-tz/wall-clock';
import type { Metrics } from '../monitoring/metrics';

/**
 * Registers the metrics of request limits.
 * @param spentMs CPU time in milliseconds, by kind of client
 * @param refused the number of refusals, by limit
 */
export function registerRequestLimitMetrics(
  metrics: Metrics,
  spentMs: Readonly<Record<string, number>>,
  refused: () => Readonly<Record<string, number>>,
): void {
  metrics.counter(
    'livetz_request_cpu_seconds_total',
    'CPU time charged for requests, by kind of client',
    ['client'],
    () => Object.entries(spentMs).map(([client, ms]) => [{ client }, ms / MS_PER_SECOND]),
  );
  metrics.counter(
    'livetz_requests_refused_total',
    'Requests and connections refused because of limits, by limit',
    ['why'],
    () => Object.entries(refused()).map(([why, count]) => [{ why }, count]),
  );
}
