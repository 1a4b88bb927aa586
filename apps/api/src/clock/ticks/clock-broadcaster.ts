import { Injectable, Logger } from '@nestjs/common';
import { msUntil, secondOf, startOf } from '@live-tz/wall-clock';
import { SystemClock } from '../../config/system-clock';
import type { Announcement } from '../announcement';
import { Confirmations, type Verdict } from './confirmations';
import { SecondSequence } from './second-sequence';
import { type CancelTimer, Timers } from '../../config/timers';

/** Shows a second to all clients of this node, to the first of them at once. */
export type ShowSecond = (second: number) => void | Promise<void>;

/** The statistics of this node's seconds since its start. */
export interface BroadcastReport {
  /** The last second shown, or null before the first. */
  lastSecond: number | null;
  /** How long after its beginning it was shown. */
  latenessMs: number;
  shownSeconds: number;
  /** Shown without a timely announcement. */
  degradedSeconds: number;
  /** Never shown: the node was blocked, or its clock was set forward. */
  skippedSeconds: number;
  /** How often the host's clock was set back too far to wait for it. */
  stepsBack: number;
  announcements: Record<Verdict, number>;
}

/**
 * Decides whether and when this node shows a second: at its boundary, by the node's own timer, announced or not, so that
 * nothing that users see waits for another machine. After a stall it continues with the current second; no second is shown
 * late or twice.
 */
@Injectable()
export class ClockBroadcaster {
  private readonly logger = new Logger(ClockBroadcaster.name);
  private readonly seconds = new SecondSequence();
  private readonly confirmations = new Confirmations();
  private readonly counts: BroadcastReport = {
    lastSecond: null,
    latenessMs: 0,
    shownSeconds: 0,
    degradedSeconds: 0,
    skippedSeconds: 0,
    stepsBack: 0,
    announcements: { taken: 0, late: 0, doubled: 0, implausible: 0 },
  };
  private cancelTimer: CancelTimer | null = null;
  private isConfirmed = true;

  constructor(
    private readonly clock: SystemClock,
    private readonly timers: Timers,
  ) {}

  /** Starts at the next boundary. */
  start(show: ShowSecond): void {
    if (this.cancelTimer !== null) return;
    this.seconds.advanceTo(secondOf(this.clock.nowMs()));
    this.waitForBoundary(show);
  }

  stop(): void {
    this.cancelTimer?.();
  }

  /** Receives an announcement from the bus: it confirms its second if it arrives in the 3 s before the second begins. */
  confirm(announcement: Announcement): void {
    this.counts.announcements[this.confirmations.take(announcement, this.clock.nowMs())] += 1;
  }

  report(): BroadcastReport {
    return { ...this.counts, announcements: { ...this.counts.announcements } };
  }

  private waitForBoundary(show: ShowSecond): void {
    const nowMs = this.clock.nowMs();
    this.cancelTimer = this.timers.setTimer(msUntil(secondOf(nowMs) + 1, nowMs), () => {
      // The next timer is set first, so that no error while a second is shown can stop the clock.
      this.waitForBoundary(show);
      this.advance(show);
    });
  }

  private advance(show: ShowSecond): void {
    const nowMs = this.clock.nowMs();
    const second = secondOf(nowMs);
    const previous = this.seconds.last ?? second;
    const advance = this.seconds.advanceTo(second);
    // The timer was early, or the host's clock was set back a little: this second has been shown.
    if (advance === 'held') return;
    void this.present(show, second);
    this.counts.lastSecond = second;
    this.counts.latenessMs = nowMs - startOf(second);
    this.counts.shownSeconds += 1;
    this.noteConfirmation(this.confirmations.settle(second));
    if (advance === 'stepped-back') this.noteStepBack(previous - second);
    else this.counts.skippedSeconds += second - previous - 1;
  }

  private async present(show: ShowSecond, second: number): Promise<void> {
    try {
      await show(second);
    } catch (error) {
      this.logger.error({ err: error }, 'A second could not be shown.');
    }
  }

  private noteConfirmation(isConfirmed: boolean): void {
    if (!isConfirmed) this.counts.degradedSeconds += 1;
    if (isConfirmed === this.isConfirmed) return;
    this.isConfirmed = isConfirmed;
    if (isConfirmed) this.logger.log('The seconds are confirmed again.');
    else this.logger.warn('A second was not announced in time; this node continues on its own clock.');
  }

  private noteStepBack(seconds: number): void {
    this.counts.stepsBack += 1;
    this.logger.warn(`The host's clock was set back by ${seconds} s; the clocks follow it.`);
  }
}
