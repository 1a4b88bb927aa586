import { Logger } from '@nestjs/common';
import Bull, { type Job, type Queue } from 'bull';
import type { RedisConnection } from '../../cluster/redis-connection';
import type { RedisConnections, RedisUse } from '../../cluster/redis-connections';
import { TICK_JOB, TICK_QUEUE, type TickJob, tickQueueOptions } from './tick-queue';

/** Bull's names for the two connections that cannot be shared. */
const OWN_USES = { subscriber: 'bullEvents', bclient: 'bullJobs' } as const satisfies Record<
  string,
  RedisUse
>;

/** Called with the second of each job that this worker gets. It must not throw. */
export type HandleSecond = (second: number) => void;

/**
 * One worker on the queue of seconds, with its own queue object and blocking connections: Bull's worker can die silently during
 * a reconnect, and then has to be replaced.
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
    // Bull names its connection and ignores the answer: a rejection would end the process.
    Object.assign(this.queue, { setWorkerName: () => undefined });
    this.queue.on('error', (error) => this.noteFailure(error));
    this.queue.on('failed', (_job, error) => this.noteFailure(error));
    this.queue.on('stalled', () => this.noteFailure(new Error('A job stalled.')));
    // Jobs of older versions, whatever their name, are removed from the queue as well.
    this.queue
      .process('*', async (job: Job<TickJob>) => {
        if (job.name === TICK_JOB) handle(job.data.second);
      })
      .catch((error: Error) => this.noteFailure(error));
  }

  /** Stops the worker for good. An active job is given up: its second is shown anyway. */
  async close(): Promise<void> {
    const closed = this.queue.close(true);
    // Bull would wait half a second for the blocking connection, and reconnects it once more before it ends.
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

  /** While Redis is unreachable Bull fails twice a second, which is logged elsewhere; any other failure is logged when it is new. */
  private noteFailure(error: Error): void {
    const isNew = this.connections.isUp() && error.message !== this.lastFailure;
    this.lastFailure = error.message;
    if (isNew) this.logger.warn({ err: error }, 'A job of the clock failed.');
    else this.logger.debug({ err: error }, 'A job of the clock failed again.');
  }
}
