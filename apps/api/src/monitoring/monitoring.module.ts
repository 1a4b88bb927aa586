import { Global, Module } from '@nestjs/common';
import { HealthController } from './health.controller';
import { Metrics } from './metrics';
import { MetricsController } from './metrics.controller';
import { HostClock } from './host-clock';
import { LocalHost } from './local-host';
import { Readiness } from './readiness';
import { ReadinessMetrics } from './readiness-metrics';

/** Health and metrics; each part registers its own checks and metrics here. */
@Global()
@Module({
  controllers: [HealthController, MetricsController],
  providers: [HostClock, LocalHost, Metrics, Readiness, ReadinessMetrics],
  exports: [HostClock, Metrics, Readiness],
})
export class MonitoringModule {}
