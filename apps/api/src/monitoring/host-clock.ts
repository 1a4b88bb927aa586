import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { NtpStatus } from '@live-tz/contracts';
import { MS_PER_MINUTE, MS_PER_SECOND } from '@live-tz/wall-clock';
import { SystemClock } from '../config/system-clock';
import { LocalHost } from './local-host';
import { Metrics } from './metrics';
import { readNtpStatus } from './ntp-status';

/** After the start, which a check would delay, and after the end of an operator's command, which needs none. */
const FIRST_CHECK_MS = MS_PER_SECOND;
const CHECK_INTERVAL_MS = MS_PER_MINUTE;

/** Whether the clock of the host is synchronised, checked every minute. */
@Injectable()
export class HostClock implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(HostClock.name);
  private current: NtpStatus | null = null;
  private timer: NodeJS.Timeout | undefined;
  private isStopped = false;

  constructor(
    private readonly clock: SystemClock,
    private readonly host: LocalHost,
    metrics: Metrics,
  ) {
    metrics.gauge(
      'livetz_host_clock_synchronised',
      "1 if the host's clock is synchronised, by chrony or systemd-timesyncd, 0 if not; NaN if neither can be read",
      [],
      (gauge) => gauge.set(this.current === null ? Number.NaN : Number(this.current.synchronised)),
    );
    metrics.gauge(
      'livetz_host_clock_offset_seconds',
      "Time by which the host's clock is ahead of NTP time (negative: behind), by chrony; NaN if it is unknown",
      [],
      (gauge) => gauge.set((this.current?.offsetMs ?? Number.NaN) / MS_PER_SECOND),
    );
  }

  /** By the last check; null before the first one, and without a time service that can be read. */
  get status(): NtpStatus | null {
    return this.current;
  }

  onApplicationBootstrap(): void {
    this.scheduleCheck(FIRST_CHECK_MS);
  }

  onApplicationShutdown(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  /** Never rejects. */
  async check(): Promise<void> {
    const before = this.current?.synchronised;
    this.current = await readNtpStatus(this.host, this.clock.nowMs()).catch(() => null);
    const now = this.current?.synchronised;
    if (before === now) return;
    if (now === false) this.logger.warn("The host's clock is not synchronised: check its time service.");
    if (now === true && before === false) this.logger.log("The host's clock is synchronised again.");
  }

  /** A check begins only after the previous one has ended, so that commands that hang do not pile up. */
  private scheduleCheck(delayMs: number): void {
    this.timer = setTimeout(() => {
      void this.check().then(() => {
        if (!this.isStopped) this.scheduleCheck(CHECK_INTERVAL_MS);
      });
    }, delayMs).unref();
  }
}
