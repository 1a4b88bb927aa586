import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MS_PER_SECOND } from '@live-tz/wall-clock';
import { SystemClock } from '../../config/system-clock';
import { Metrics } from '../../monitoring/metrics';
import { ZoneDataWatch } from '../../timezones/zone-data-watch';
import { ZoneRules } from '../../timezones/rules/zone-rules';
import { RulesDriftMonitor } from './rules-drift-monitor';
import { RulesSwitch } from './rules-switch';

/** The zone rules of this node, their age, and whether the other nodes use the same, for `/metrics`. */
@Injectable()
export class RulesMetrics implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly rules: ZoneRules,
    private readonly zoneData: ZoneDataWatch,
    private readonly drift: RulesDriftMonitor,
    private readonly rulesSwitch: RulesSwitch,
    private readonly clock: SystemClock,
  ) {}

  onModuleInit(): void {
    this.metrics.gauge('livetz_tzdata_info', 'The zone rules in force', ['release', 'source'], (gauge) => {
      gauge.reset();
      gauge.set({ release: this.rules.release, source: this.rules.source }, 1);
    });
    // The label allows the series to be absent: a gauge without labels would be 0 if the date is unknown.
    this.metrics.gauge(
      'livetz_tzdata_age_seconds',
      'Time since the release date (UTC) of the zone rules in force; absent if it is unknown',
      ['release'],
      (gauge) => {
        gauge.reset();
        const { release, releasedOn } = this.rules;
        if (releasedOn === null) return;
        gauge.set({ release }, (this.clock.nowMs() - Date.parse(releasedOn)) / MS_PER_SECOND);
      },
    );
    this.metrics.gauge(
      'livetz_tzdata_applied_timestamp_seconds',
      'Unix time since which this node has used the zone rules in force: its start, or the last change of TZDATA_FILE',
      [],
      (gauge) => gauge.set(this.rulesSwitch.appliedAtMs / MS_PER_SECOND),
    );
    this.metrics.gauge(
      'livetz_tzdata_file_refused',
      '1 while the file of TZDATA_FILE cannot be used and the previous rules stay in force',
      [],
      (gauge) => gauge.set(this.zoneData.fault === null ? 0 : 1),
    );
    this.metrics.gauge(
      'livetz_rules_disagreement',
      'Number of other zone rules that nodes of the cluster have used in the last minute',
      [],
      (gauge) => gauge.set(this.drift.others().length),
    );
  }
}
