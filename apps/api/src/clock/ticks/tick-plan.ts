import { MS_PER_SECOND, msUntil, secondOf } from '@live-tz/wall-clock';
import type { JobOptions } from 'bull';
import type { SystemClock } from '../../config/system-clock';
import { TICK_JOB, type TickJob, tickJobId } from './tick-queue';

/** How far ahead seconds are planned: each node that is alive during one of them can continue the plan. */
const SECONDS_AHEAD = 3;
/** How long before its second a job is due: enough for the announcement to reach every node. */
const LEAD_MS = MS_PER_SECOND;

/** The part of a Bull queue that is used here. */
interface TickQueue {
  add(name: string, job: TickJob, options: JobOptions): Promise<unknown>;
}

/** The coming seconds as jobs. Every node plans all of them; Bull keeps one job for each. */
export class TickPlan {
  private lastSecond = -Infinity;

  constructor(
    private readonly queue: TickQueue,
    private readonly clock: SystemClock,
  ) {}

  /** Plans the seconds that are not planned yet: one, if it is called each second. */
  async extend(): Promise<void> {
    const current = secondOf(this.clock.nowMs());
    for (let second = this.firstUnplanned(current); second <= current + SECONDS_AHEAD; second += 1) {
      await this.queue.add(TICK_JOB, { second }, { jobId: tickJobId(second), delay: this.delayOf(second) });
      this.lastSecond = second;
    }
  }

  /** After the clock has been set back, the seconds that were planned before do not count. */
  private firstUnplanned(current: number): number {
    const isPlausible = this.lastSecond <= current + SECONDS_AHEAD;
    return isPlausible ? Math.max(this.lastSecond, current) + 1 : current + 1;
  }

  /** Bull adds the delay to this host's clock, and every worker compares the sum with its own: they differ by their skew. */
  private delayOf(second: number): number {
    return Math.max(0, msUntil(second, this.clock.nowMs()) - LEAD_MS);
  }
}
