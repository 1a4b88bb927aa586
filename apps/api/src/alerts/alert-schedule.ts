import { setTimeout as sleep } from 'node:timers/promises';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { MS_PER_SECOND } from '@live-tz/wall-clock';
import { daily } from '../config/daily';
import { SystemClock } from '../config/system-clock';
import { ZoneRules } from '../timezones/rules/zone-rules';
import { AlertChannelsRepository } from './channels/alert-channels.repository';
import { AlertDeliveriesRepository } from './delivery/alert-deliveries.repository';
import { AlertScan, SCAN_INTERVAL_MS } from './scan/alert-scan';
import { AlertSender } from './delivery/alert-sender';

/** How often this node checks, in memory, whether there is something to do. */
const CHECK_INTERVAL_MS = MS_PER_SECOND;
/** How often it queries the database for alerts that another node has added, or has not finished. */
const POLL_INTERVAL_MS = 30 * MS_PER_SECOND;
/** What is being sent has this long to end when the server stops. */
const STOP_GRACE_MS = 2 * MS_PER_SECOND;
const MAX_STOP_MS = 2 * STOP_GRACE_MS;

/** Decides when this node scans for changes of the clocks and sends alerts. */
@Injectable()
export class AlertSchedule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(AlertSchedule.name);
  private timer: NodeJS.Timeout | undefined;
  private stopPruning: () => void = () => undefined;
  private scanning: Promise<void> | null = null;
  private scannedDigest = '';
  private nextScanAtMs = 0;
  private nextSendAtMs = 0;

  constructor(
    private readonly scan: AlertScan,
    private readonly sender: AlertSender,
    private readonly channels: AlertChannelsRepository,
    private readonly deliveries: AlertDeliveriesRepository,
    private readonly rules: ZoneRules,
    private readonly clock: SystemClock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.check(), CHECK_INTERVAL_MS).unref();
    this.stopPruning = daily(
      async () => {
        await this.channels.removeUnconfirmed();
        await this.deliveries.removeOld();
      },
      (error) => this.logger.warn(`old alerts were not removed: ${String(error)}`),
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.stopPruning();
    const ended = Promise.all([this.scanning, this.sender.stop(STOP_GRACE_MS)]);
    // A database that does not answer must not delay the stop.
    await Promise.race([ended, sleep(MAX_STOP_MS, undefined, { ref: false })]);
  }

  /** Sends alerts that were just added, without waiting for the next poll. */
  wake(): void {
    this.nextSendAtMs = 0;
  }

  private check(): void {
    const nowMs = this.clock.nowMs();
    const { digest } = this.rules.set;
    if (this.scanning === null && (digest !== this.scannedDigest || nowMs >= this.nextScanAtMs)) {
      this.nextScanAtMs = nowMs + SCAN_INTERVAL_MS;
      this.scannedDigest = digest;
      this.scanning = this.scanNow().finally(() => (this.scanning = null));
    }
    if (nowMs >= Math.min(this.nextSendAtMs, this.sender.retryAtMs)) {
      this.nextSendAtMs = nowMs + POLL_INTERVAL_MS;
      this.sender.sendDue();
    }
  }

  private async scanNow(): Promise<void> {
    try {
      if ((await this.scan.run()) > 0) this.wake();
    } catch (error) {
      // The database may be away for a moment.
      this.nextScanAtMs = this.clock.nowMs() + POLL_INTERVAL_MS;
      this.logger.warn(`the scan for changes of the clocks has failed: ${String(error)}`);
    }
  }
}
