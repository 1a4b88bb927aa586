import type { QueueOptions } from 'bull';
import { clusterPrefix } from '../../cluster/cluster-id';
import { MAX_BLOCK_SECONDS } from '../../cluster/redis-connections';

/** Name of the Bull queue with the seconds to come. */
export const TICK_QUEUE = 'clock';
/** Name of its jobs. A release that changes what a job holds gives them another name. */
export const TICK_JOB = 'tick';

/** What a job is about. */
export interface TickJob {
  second: number;
}

/** All nodes plan the same seconds: by its id Bull knows a job it has. */
export function tickJobId(second: number): string {
  return `tick:${second}`;
}

/** How many finished jobs are kept: a node whose clock is behind must not plan anew what has been done. */
const KEPT_JOBS = 60;

type CreateClient = NonNullable<QueueOptions['createClient']>;

/** Options of the queue, the same for who plans and for who works on it. */
export function tickQueueOptions(clusterId: string, createClient: CreateClient): QueueOptions {
  return {
    prefix: clusterPrefix(clusterId),
    createClient,
    // Tried once: what did not succeed is late.
    defaultJobOptions: { attempts: 1, removeOnComplete: KEPT_JOBS, removeOnFail: KEPT_JOBS },
    settings: {
      drainDelay: MAX_BLOCK_SECONDS,
      guardInterval: 1_000,
      retryProcessDelay: 500,
      lockDuration: 5_000,
      // A job whose worker died is given up, not run again: its second is over.
      maxStalledCount: 0,
      stalledInterval: 5_000,
    },
  };
}
