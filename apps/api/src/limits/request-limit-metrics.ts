import { MS_PER_SECOND } from '@live-tz/wall-clock';
import type { Metrics } from '../monitoring/metrics';

/**
 * Registers the metrics of request limits.
 * @param spentMs CPU time in milliseconds, by kind of client
 * @param credentials the number of API requests, by kind of credential
 * @param refused the number of refusals, by limit
 */
export function registerRequestLimitMetrics(
  metrics: Metrics,
  spentMs: Readonly<Record<string, number>>,
  credentials: Readonly<Record<string, number>>,
  refused: () => Readonly<Record<string, number>>,
): void {
  metrics.counter(
    'livetz_request_cpu_seconds_total',
    'CPU time charged for requests, by kind of client',
    ['client'],
    () => Object.entries(spentMs).map(([client, ms]) => [{ client }, ms / MS_PER_SECOND]),
  );
  metrics.counter(
    'livetz_api_requests_total',
    'Requests to the API and for event streams, by credential: session, token, none, or a refused token',
    ['credential'],
    () => Object.entries(credentials).map(([credential, count]) => [{ credential }, count]),
  );
  metrics.counter(
    'livetz_requests_refused_total',
    'Requests and connections refused because of limits, by limit',
    ['why'],
    () => Object.entries(refused()).map(([why, count]) => [{ why }, count]),
  );
}
