import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { MS_PER_SECOND } from '@live-tz/wall-clock';
import { AuditLog } from '../audit/audit-log';
import { SystemClock } from '../config/system-clock';
import { Metrics } from '../monitoring/metrics';

/**
 * The time of the last backup, for `/metrics`. It is read once at start: later backups are made by this process, the only one
 * that has the embedded database open.
 */
@Injectable()
export class BackupMetrics implements OnApplicationBootstrap {
  private readonly logger = new Logger(BackupMetrics.name);
  private lastMs: number | null = null;

  constructor(
    private readonly audit: AuditLog,
    private readonly clock: SystemClock,
    metrics: Metrics,
  ) {
    metrics.gauge(
      'livetz_backup_last_success_timestamp_seconds',
      'Unix time of the last complete backup of the embedded database; NaN without one in the last 180 days, and with DATABASE_URL',
      [],
      (gauge) => gauge.set((this.lastMs ?? Number.NaN) / MS_PER_SECOND),
    );
  }

  onApplicationBootstrap(): void {
    void this.readLast();
  }

  noteBackup(): void {
    this.lastMs = this.clock.nowMs();
  }

  private async readLast(): Promise<void> {
    try {
      this.lastMs ??= await this.audit.lastOfKind('backup-made');
    } catch (error) {
      this.logger.warn({ err: error, msg: 'the time of the last backup is unknown' });
    }
  }
}
