import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { MS_PER_SECOND } from '@live-tz/wall-clock';
import { ClusterClock } from './cluster-clock';
import { RedisConnections } from './redis-connections';

/** An unreachable Redis delays the start by at most this much. */
const MAX_WAIT_MS = 1_000;
const READINGS_AT_START = 5;
const READ_INTERVAL_MS = 5_000;
const MICROSECONDS_PER_MS = 1_000;
/** Before the first release: an earlier reading is wrong, and would move the clocks of all nodes. */
const MIN_PLAUSIBLE_MS = Date.UTC(2026, 0, 1);

/** Reads the clock of Redis, which is the cluster's, and makes this node's clock follow it. */
@Injectable()
export class ClusterTime implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(ClusterTime.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly connections: RedisConnections,
    private readonly clock: ClusterClock,
  ) {}

  /** Runs before any second is shown, so that this node starts in step with the others. */
  async onModuleInit(): Promise<void> {
    await this.connections.upWithin(MAX_WAIT_MS);
    for (let count = 0; count < READINGS_AT_START; count += 1) await this.read();
    this.clock.settle();
    this.timer = setInterval(() => void this.read(), READ_INTERVAL_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async read(): Promise<void> {
    try {
      const verdict = await this.clock.follow(() => this.redisMs());
      if (verdict === 'stepped') this.warnOfStep();
    } catch (error) {
      this.logger.debug({ err: error }, 'The clock of Redis could not be read; the last offset holds.');
    }
  }

  private async redisMs(): Promise<number> {
    const [seconds, microseconds] = await this.connections.commands.time();
    const utcMs = Number(seconds) * MS_PER_SECOND + Number(microseconds) / MICROSECONDS_PER_MS;
    if (!(utcMs > MIN_PLAUSIBLE_MS)) throw new Error('The answer of Redis to TIME is not a plausible time.');
    return utcMs;
  }

  private warnOfStep(): void {
    const { offsetMs } = this.clock.snapshot();
    this.logger.warn(
      { offsetMs },
      "This host's clock and that of Redis differ by more than a second: synchronize both with a time server. This node uses the clock of Redis.",
    );
  }
}
