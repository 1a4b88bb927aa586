import type { Job, JobStatus, Queue } from 'bull';
import { TICK_JOB, type TickJob } from './tick-queue';

const UNFINISHED: JobStatus[] = ['waiting', 'paused', 'delayed', 'active'];

/**
 * Prepares the queue for this release: removes what other versions have planned in it, repeated jobs above all, and resumes it
 * if it was paused.
 */
export async function cleanUpQueue(queue: Queue<TickJob>): Promise<void> {
  for (const { key } of await queue.getRepeatableJobs()) await queue.removeRepeatableByKey(key);
  // A job may be removed between the listing and the read: Bull then returns null, although its types do not say so.
  const jobs: (Job<TickJob> | null)[] = await queue.getJobs(UNFINISHED);
  for (const job of jobs) if (job !== null && job.name !== TICK_JOB) await removeUnlessBusy(job);
  await queue.resume();
}

/** An active job cannot be removed; its worker finishes it. */
async function removeUnlessBusy(job: Job<TickJob>): Promise<void> {
  await job.remove().catch(() => undefined);
}
