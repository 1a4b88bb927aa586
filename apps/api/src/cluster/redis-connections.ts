import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { RedisOptions } from 'ioredis';
import { MS_PER_MINUTE, MS_PER_SECOND } from '@live-tz/wall-clock';
import { RedisConnection } from './redis-connection';

/** How long to wait for an answer. A second whose announcement takes longer has already begun. */
const MAX_ANSWER_MS = 800;
/** How long Redis may hold a blocking command, in seconds. The client waits somewhat longer. */
export const MAX_BLOCK_SECONDS = 5;
/** An outage is logged when it begins, and again at this interval. */
const WARNING_INTERVAL_MS = MS_PER_MINUTE;

interface Use {
  maxAnswerMs: number;
  options: RedisOptions;
}

/**
 * The purposes of connections. None of them blocks its caller: a command is rejected at once while Redis is unreachable, and
 * given up when there is no answer. None is repeated after an outage, because by then it is out of date.
 */
const USES = {
  commands: {
    maxAnswerMs: MAX_ANSWER_MS,
    options: { enableOfflineQueue: false, maxRetriesPerRequest: 0 },
  },
  // The subscriber renews its subscriptions after an outage, and learns whether they were answered.
  messages: {
    maxAnswerMs: MAX_ANSWER_MS,
    options: { enableOfflineQueue: false, maxRetriesPerRequest: 0, autoResubscribe: false },
  },
  // Bull subscribes only once, and does not accept a ready check or a number of retries on its own two connections.
  bullEvents: {
    maxAnswerMs: MAX_ANSWER_MS,
    options: { enableReadyCheck: false, maxRetriesPerRequest: null },
  },
  // A blocking command that was lost with its connection is rejected, and Bull sends another.
  bullJobs: {
    maxAnswerMs: (MAX_BLOCK_SECONDS + 3) * MS_PER_SECOND,
    options: { enableOfflineQueue: false, enableReadyCheck: false, maxRetriesPerRequest: 0 },
  },
} as const satisfies Record<string, Use>;

export type RedisUse = keyof typeof USES;

/** The only place where connections to Redis are opened, monitored and closed. */
export class RedisConnections implements OnApplicationShutdown {
  /** The shared connection for quick commands. */
  readonly commands: RedisConnection;
  private readonly logger = new Logger(RedisConnections.name);
  private readonly all = new Set<RedisConnection>();
  private readonly failing = new Set<RedisConnection>();
  private warnedAtMs = -Infinity;

  constructor(private readonly url: string) {
    this.commands = this.open('commands');
  }

  /** Opens a separate connection. It reconnects by itself until {@link close} ends it. */
  open(use: RedisUse): RedisConnection {
    const { maxAnswerMs, options } = USES[use];
    const connection = new RedisConnection(this.url, maxAnswerMs, options);
    connection.on('error', (error: Error) => this.noteFailure(connection, error));
    connection.on('ready', () => this.noteRecovery(connection));
    this.all.add(connection);
    return connection;
  }

  async close(connection: RedisConnection): Promise<void> {
    this.all.delete(connection);
    this.failing.delete(connection);
    await connection.close();
  }

  /** Whether Redis accepts commands. */
  isUp(): boolean {
    return this.commands.status === 'ready';
  }

  /** Resolves when Redis accepts commands for the first time, or when the limit has passed. */
  async upWithin(limitMs: number): Promise<void> {
    if (this.isUp()) return;
    await new Promise<void>((resolve) => {
      const limit = setTimeout(resolve, limitMs);
      this.commands.once('ready', () => {
        clearTimeout(limit);
        resolve();
      });
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.all].map((connection) => this.close(connection)));
  }

  private noteFailure(connection: RedisConnection, error: Error): void {
    this.failing.add(connection);
    if (performance.now() - this.warnedAtMs < WARNING_INTERVAL_MS) return;
    this.warnedAtMs = performance.now();
    this.logger.warn(
      { err: error },
      'Redis cannot be reached: this node continues on its own clock, and the other nodes get no messages from it. Check REDIS_URL if this persists.',
    );
  }

  private noteRecovery(connection: RedisConnection): void {
    if (!this.failing.delete(connection) || this.failing.size > 0) return;
    this.warnedAtMs = -Infinity;
    this.logger.log('Redis can be reached again.');
  }
}
