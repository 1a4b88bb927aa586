import type { Metrics } from '../monitoring/metrics';

/**
 * Tells operators what requests take and how many are refused.
 * @param spentMs CPU time in milliseconds, by whom it is counted for
 * @param refused how many were refused, by the limit that did it
 */
export function tellRequestLimits(
  metrics: Metrics,
  spentMs: Readonly<Record<string, number>>,
  refused: () => Readonly<Record<string, number>>,
): void {
  metrics.counter(
    'livetz_request_cpu_seconds_total',
    'CPU time that requests are charged for, by whom they are counted for',
    ['client'],
    () => Object.entries(spentMs).map(([client, ms]) => [{ client }, ms / 1000]),
  );
  metrics.counter(
    'livetz_requests_refused_total',
    'Requests and connections that were refused for what their client had taken before',
    ['why'],
    () => Object.entries(refused()).map(([why, count]) => [{ why }, count]),
  );
}
