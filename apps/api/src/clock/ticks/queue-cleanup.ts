import type { Job, JobStatus, Queue } from 'bull';
import { TICK_JOB, type TickJob } from './tick-queue';

const UNFINISHED: JobStatus[] = ['waiting', 'paused', 'delayed', 'active'];

/**
 * Makes the queue fit for this release: removes what other versions have planned in it, repeated jobs above all, and
 * lets it go on if somebody has paused it.
 */
export async function cleanUpQueue(queue: Queue<TickJob>): Promise<void> {
  for (const { key } of await queue.getRepeatableJobs()) await queue.removeRepeatableByKey(key);
  // Between the list and the reading a job may have gone: Bull then gives null, though its types do not say so.
  const jobs: (Job<TickJob> | null)[] = await queue.getJobs(UNFINISHED);
  for (const job of jobs) if (job !== null && job.name !== TICK_JOB) await removeUnlessBusy(job);
  await queue.resume();
}

/** A job in somebody's hands cannot be removed; whoever has it finishes it. */
async function removeUnlessBusy(job: Job<TickJob>): Promise<void> {
  await job.remove().catch(() => undefined);
}
