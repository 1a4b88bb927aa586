import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { ClusterClock } from './cluster-clock';
import { RedisConnections } from './redis-connections';

/** A Redis that is away holds the start no longer than this. */
const MAX_WAIT_MS = 1_000;
const READINGS_AT_START = 5;
const READ_EVERY_MS = 5_000;
/** Before the first release: a reading from then is a wrong answer, and would take everybody's clock along. */
const EARLIEST_MS = Date.UTC(2026, 0, 1);

/** Reads the clock of Redis, which is the cluster's, and lets this node's clock follow it. */
@Injectable()
export class ClusterTime implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(ClusterTime.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly connections: RedisConnections,
    private readonly clock: ClusterClock,
  ) {}

  /** Before anybody is shown a second, so that this node begins in time with the others. */
  async onModuleInit(): Promise<void> {
    await this.connections.upWithin(MAX_WAIT_MS);
    for (let count = 0; count < READINGS_AT_START; count += 1) await this.read();
    this.clock.settle();
    this.timer = setInterval(() => void this.read(), READ_EVERY_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async read(): Promise<void> {
    try {
      const verdict = await this.clock.follow(() => this.redisMs());
      if (verdict === 'stepped') this.tellStep();
    } catch (error) {
      this.logger.debug({ err: error }, 'The clock of Redis could not be read; the last offset holds.');
    }
  }

  private async redisMs(): Promise<number> {
    const [seconds, microseconds] = await this.connections.commands.time();
    const utcMs = Number(seconds) * 1000 + Number(microseconds) / 1000;
    if (!(utcMs > EARLIEST_MS)) throw new Error('What Redis answered to TIME is no time of today.');
    return utcMs;
  }

  private tellStep(): void {
    const { offsetMs } = this.clock.snapshot();
    this.logger.warn(
      { offsetMs },
      "This host's clock and that of Redis differ by more than a second: have both follow a time server. This node goes by Redis.",
    );
  }
}
