import { Injectable } from '@nestjs/common';
import { Metrics } from './metrics';
import { Readiness } from './readiness';

/** The answer of `/health/ready` for `/metrics`. */
@Injectable()
export class ReadinessMetrics {
  constructor(metrics: Metrics, readiness: Readiness) {
    metrics.gauge(
      'livetz_ready',
      '1 while /health/ready answers 200; 0 while it answers 503, so that the node gets no new users',
      [],
      async (gauge) => gauge.set((await readiness.report()).status === 'down' ? 0 : 1),
    );
    metrics.gauge(
      'livetz_component_up',
      'The details of /health/ready: 1 for a component that is up, 0 for one that is down',
      ['component'],
      async (gauge) => {
        const { details } = await readiness.report();
        for (const [component, state] of Object.entries(details))
          gauge.set({ component }, state === 'up' ? 1 : 0);
      },
    );
  }
}
