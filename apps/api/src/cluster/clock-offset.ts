/** One measurement of how far cluster time is ahead of the host's clock (negative: the host is ahead). */
export interface OffsetSample {
  offsetMs: number;
  /** The true offset differs by at most this much. */
  errorMs: number;
}

/** The result for a sample. `slewed`: it is approached slowly. `stepped`: it was applied at once. */
export type OffsetVerdict = 'rejected' | 'slewed' | 'stepped';

/** A computer's quartz drifts by about 50 µs a second, and the other computer's may drift the opposite way. */
const DRIFT_MS_PER_MS = 100e-6;
/** A clock under correction runs faster or slower by this much, so that no second becomes noticeably longer or shorter. */
const SLEW_MS_PER_MS = 0.05;
/** A difference of this size is not drift: the host's clock was set, or Redis was replaced by another. */
const MIN_STEP_MS = 1_000;

/**
 * The offset that a node adds to its host's clock. All instants are milliseconds of a monotonic clock.
 */
export class ClockOffset {
  private stepCount = 0;
  private targetMs = 0;
  private boundMs = Infinity;
  private fromMs = 0;
  private takenAtMs = 0;

  /**
   * Accepts a sample that is more precise than the current offset, or contradicts it. The current offset becomes less precise
   * over time, so that a drifting clock is followed.
   */
  take(sample: OffsetSample, steadyMs: number): OffsetVerdict {
    const boundMs = this.boundAt(steadyMs);
    const isMorePrecise = sample.errorMs < boundMs;
    const isContradiction = Math.abs(sample.offsetMs - this.targetMs) > boundMs + sample.errorMs;
    if (!isMorePrecise && !isContradiction) return 'rejected';
    const appliedMs = this.at(steadyMs);
    const isStep = Math.abs(sample.offsetMs - appliedMs) >= MIN_STEP_MS;
    this.fromMs = isStep ? sample.offsetMs : appliedMs;
    this.targetMs = sample.offsetMs;
    this.boundMs = sample.errorMs;
    this.takenAtMs = steadyMs;
    if (isStep) this.stepCount += 1;
    return isStep ? 'stepped' : 'slewed';
  }

  /** The current offset, which may still be approaching the measured one. */
  at(steadyMs: number): number {
    const reachMs = SLEW_MS_PER_MS * (steadyMs - this.takenAtMs);
    const wayMs = this.targetMs - this.fromMs;
    return this.fromMs + Math.sign(wayMs) * Math.min(Math.abs(wayMs), reachMs);
  }

  /** How far the measured offset may be off by now. Infinite before the first sample. */
  boundAt(steadyMs: number): number {
    return this.boundMs + DRIFT_MS_PER_MS * (steadyMs - this.takenAtMs);
  }

  /** Applies the measured offset at once: for a node that has not shown a second yet. */
  settle(): void {
    this.fromMs = this.targetMs;
  }

  /** How often a difference was too large for a slew. */
  get steps(): number {
    return this.stepCount;
  }
}
