import { MS_PER_SECOND, msUntil, secondOf } from '@live-tz/wall-clock';
import type { JobOptions } from 'bull';
import type { SystemClock } from '../../config/system-clock';
import { TICK_JOB, type TickJob, tickJobId } from './tick-queue';

/** So far ahead the seconds are planned: whichever node is alive for one of them keeps the plan alive. */
const SECONDS_AHEAD = 3;
/** So long before its second a job is due: time enough for the announcement to reach every node. */
const LEAD_MS = MS_PER_SECOND;

/** What of a Bull queue is needed here. */
interface TickQueue {
  add(name: string, job: TickJob, options: JobOptions): Promise<unknown>;
}

/** The coming seconds as jobs. Every node plans them all; Bull keeps one job of each. */
export class TickPlan {
  private lastSecond = -Infinity;

  constructor(
    private readonly queue: TickQueue,
    private readonly clock: SystemClock,
  ) {}

  /** Plans what is not planned yet: one second when it is called each second. */
  async extend(): Promise<void> {
    const current = secondOf(this.clock.nowMs());
    for (let second = this.firstUnplanned(current); second <= current + SECONDS_AHEAD; second += 1) {
      await this.queue.add(TICK_JOB, { second }, { jobId: tickJobId(second), delay: this.delayOf(second) });
      this.lastSecond = second;
    }
  }

  /** After a clock was set back the seconds planned before it are no plan. */
  private firstUnplanned(current: number): number {
    const isPlausible = this.lastSecond <= current + SECONDS_AHEAD;
    return isPlausible ? Math.max(this.lastSecond, current) + 1 : current + 1;
  }

  /** Bull adds it to this host's clock, and every worker compares with its own: those may differ by their skew. */
  private delayOf(second: number): number {
    return Math.max(0, msUntil(second, this.clock.nowMs()) - LEAD_MS);
  }
}
