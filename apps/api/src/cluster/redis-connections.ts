import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { RedisOptions } from 'ioredis';
import { RedisConnection } from './redis-connection';

/** How long an answer is waited for. A second that is announced later than this has begun. */
const MAX_ANSWER_MS = 800;
/** How long Redis may keep a blocking command, in seconds. The client waits somewhat longer. */
export const MAX_BLOCK_SECONDS = 5;
/** An outage is told when it begins, and again each minute. */
const REMINDER_MS = 60_000;

interface Use {
  longestAnswerMs: number;
  options: RedisOptions;
}

/**
 * What a connection is for. None of them holds anybody: a command is refused at once while Redis is away, and given up
 * when no answer comes. None is sent again after an outage: what it was about is over.
 */
const USES = {
  commands: {
    longestAnswerMs: MAX_ANSWER_MS,
    options: { enableOfflineQueue: false, maxRetriesPerRequest: 0 },
  },
  // Whoever subscribes does it anew after an outage, and hears whether it was answered.
  messages: {
    longestAnswerMs: MAX_ANSWER_MS,
    options: { enableOfflineQueue: false, maxRetriesPerRequest: 0, autoResubscribe: false },
  },
  // Bull subscribes once and for all, and refuses a ready check and a number of retries on its own two connections.
  bullEvents: {
    longestAnswerMs: MAX_ANSWER_MS,
    options: { enableReadyCheck: false, maxRetriesPerRequest: null },
  },
  // A blocking command that went down with its connection is refused, and Bull gives another one.
  bullJobs: {
    longestAnswerMs: (MAX_BLOCK_SECONDS + 3) * 1000,
    options: { enableOfflineQueue: false, enableReadyCheck: false, maxRetriesPerRequest: 0 },
  },
} as const satisfies Record<string, Use>;

export type RedisUse = keyof typeof USES;

/** The one place where connections to Redis are made, watched and closed. */
export class RedisConnections implements OnApplicationShutdown {
  /** For the quick commands of whoever has some. */
  readonly commands: RedisConnection;
  private readonly logger = new Logger(RedisConnections.name);
  private readonly all = new Set<RedisConnection>();
  private readonly failing = new Set<RedisConnection>();
  private toldAtMs = -Infinity;

  constructor(private readonly url: string) {
    this.commands = this.open('commands');
  }

  /** A connection of one's own. It connects by itself, again and again; {@link close} ends it. */
  open(use: RedisUse): RedisConnection {
    const { longestAnswerMs, options } = USES[use];
    const connection = new RedisConnection(this.url, longestAnswerMs, options);
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

  /** Whether Redis takes commands. */
  isUp(): boolean {
    return this.commands.status === 'ready';
  }

  /** Resolves when Redis takes commands for the first time, or after so long without it. */
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
    if (performance.now() - this.toldAtMs < REMINDER_MS) return;
    this.toldAtMs = performance.now();
    this.logger.warn(
      { err: error },
      'Redis is away: this node goes on by its own clock and tells the others nothing. Check REDIS_URL if it stays so.',
    );
  }

  private noteRecovery(connection: RedisConnection): void {
    if (!this.failing.delete(connection) || this.failing.size > 0) return;
    this.toldAtMs = -Infinity;
    this.logger.log('Redis is there again.');
  }
}
