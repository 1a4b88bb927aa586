import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MS_PER_SECOND } from '@live-tz/wall-clock';
import { SystemClock } from '../../config/system-clock';
import { Metrics } from '../../monitoring/metrics';
import { ZoneDataWatch } from '../../timezones/zone-data-watch';
import { ZoneRules } from '../../timezones/rules/zone-rules';
import { RulesDriftMonitor } from './rules-drift-monitor';

/** Which zone rules this node goes by, how old they are, and whether the others do, for `/metrics`. */
@Injectable()
export class RulesMetrics implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly rules: ZoneRules,
    private readonly zoneData: ZoneDataWatch,
    private readonly drift: RulesDriftMonitor,
    private readonly clock: SystemClock,
  ) {}

  onModuleInit(): void {
    this.metrics.gauge('livetz_tzdata_info', 'The zone rules in force', ['release', 'source'], (gauge) => {
      gauge.reset();
      gauge.set({ release: this.rules.release, source: this.rules.source }, 1);
    });
    // The label lets the series be absent: a gauge without labels would be 0 where the day is not known.
    this.metrics.gauge(
      'livetz_tzdata_age_seconds',
      'Time since the day (UTC) the zone rules in force were released; absent when that is not known',
      ['release'],
      (gauge) => {
        gauge.reset();
        const { release, releasedOn } = this.rules;
        if (releasedOn === null) return;
        gauge.set({ release }, (this.clock.nowMs() - Date.parse(releasedOn)) / MS_PER_SECOND);
      },
    );
    this.metrics.gauge(
      'livetz_tzdata_file_refused',
      '1 while the file of TZDATA_FILE cannot be used and the rules of before stay',
      [],
      (gauge) => gauge.set(this.zoneData.fault === null ? 0 : 1),
    );
    this.metrics.gauge(
      'livetz_rules_disagreement',
      'Other zone rules that nodes of the cluster have gone by in the last minute',
      [],
      (gauge) => gauge.set(this.drift.others().length),
    );
  }
}
