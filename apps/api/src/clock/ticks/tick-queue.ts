import type { QueueOptions } from 'bull';
import { clusterPrefix } from '../../cluster/cluster-id';
import { MAX_BLOCK_SECONDS } from '../../cluster/redis-connections';

/** Name of the Bull queue of coming seconds. */
export const TICK_QUEUE = 'clock';
/** Name of its jobs. A release that changes their content must use another name. */
export const TICK_JOB = 'tick';

/** The content of a job. */
export interface TickJob {
  second: number;
}

/** All nodes plan the same seconds; by this id Bull recognizes a job that it already has. */
export function tickJobId(second: number): string {
  return `tick:${second}`;
}

/** How many finished jobs are retained, so that a node with a slow clock does not plan them again. */
const RETAINED_JOBS = 60;

type CreateClient = NonNullable<QueueOptions['createClient']>;

/** Options of the queue, the same for planning and for working on it. */
export function tickQueueOptions(clusterId: string, createClient: CreateClient): QueueOptions {
  return {
    prefix: clusterPrefix(clusterId),
    createClient,
    // One attempt: a second attempt would be late.
    defaultJobOptions: { attempts: 1, removeOnComplete: RETAINED_JOBS, removeOnFail: RETAINED_JOBS },
    settings: {
      drainDelay: MAX_BLOCK_SECONDS,
      guardInterval: 1_000,
      retryProcessDelay: 500,
      lockDuration: 5_000,
      // A job whose worker died is given up and not repeated: its second has passed.
      maxStalledCount: 0,
      stalledInterval: 5_000,
    },
  };
}
