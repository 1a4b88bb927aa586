import { Logger } from '@nestjs/common';
import Bull, { type Job, type Queue } from 'bull';
import type { RedisConnection } from '../../cluster/redis-connection';
import type { RedisConnections, RedisUse } from '../../cluster/redis-connections';
import { TICK_JOB, TICK_QUEUE, type TickJob, tickQueueOptions } from './tick-queue';

/** What Bull calls the two connections nobody else can use meanwhile. */
const OWN_USES = { subscriber: 'bullEvents', bclient: 'bullJobs' } as const satisfies Record<
  string,
  RedisUse
>;

/** Called with the second of each job this worker gets. It does not throw. */
export type HandleSecond = (second: number) => void;

/**
 * One worker on the queue of seconds, with a queue object and blocking connections of its own: Bull's worker can die of
 * a reconnect without a word, and the only cure is another one.
 */
export class TickWorker {
  private readonly logger = new Logger(TickWorker.name);
  private readonly opened: RedisConnection[] = [];
  private readonly queue: Queue<TickJob>;
  private lastFailure = '';

  constructor(
    private readonly connections: RedisConnections,
    clusterId: string,
    handle: HandleSecond,
  ) {
    const options = tickQueueOptions(clusterId, (type) => this.connection(type));
    this.queue = new Bull(TICK_QUEUE, options);
    // Bull names its connection and does not hear the answer: a refusal would end the process.
    Object.assign(this.queue, { setWorkerName: () => undefined });
    this.queue.on('error', (error) => this.noteFailure(error));
    this.queue.on('failed', (_job, error) => this.noteFailure(error));
    this.queue.on('stalled', () => this.noteFailure(new Error('A job stalled.')));
    // A job of an older version, by whatever name, is taken as well and done with.
    this.queue
      .process('*', async (job: Job<TickJob>) => {
        if (job.name === TICK_JOB) handle(job.data.second);
      })
      .catch((error: Error) => this.noteFailure(error));
  }

  /** Ends it for good. A job it has in hand is given up: its second comes all the same. */
  async close(): Promise<void> {
    const closed = this.queue.close(true);
    // Bull would wait half a second for the blocking one, and connects it once more before it ends.
    await Promise.all(this.opened.map((connection) => connection.close()));
    await closed;
    await Promise.all(this.opened.map((connection) => this.connections.close(connection)));
  }

  private connection(type: keyof typeof OWN_USES | 'client'): RedisConnection {
    if (type === 'client') return this.connections.commands;
    const connection = this.connections.open(OWN_USES[type]);
    this.opened.push(connection);
    return connection;
  }

  /** While Redis is away Bull fails twice a second, which is told elsewhere; any other failure is told when it is new. */
  private noteFailure(error: Error): void {
    const isNew = this.connections.isUp() && error.message !== this.lastFailure;
    this.lastFailure = error.message;
    if (isNew) this.logger.warn({ err: error }, 'A job of the clock failed.');
    else this.logger.debug({ err: error }, 'A job of the clock failed again.');
  }
}
