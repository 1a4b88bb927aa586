/** One measurement of how far cluster time is ahead of the host's clock (negative: behind). */
export interface OffsetSample {
  offsetMs: number;
  /** The true offset is at most so far away. */
  errorMs: number;
}

/** What became of a sample. `slewed`: it is being followed. `stepped`: it was followed at once. */
export type OffsetVerdict = 'refused' | 'slewed' | 'stepped';

/** The quartz of a computer is off by some 50 µs a second, and the other one may be off the other way. */
const DRIFT_MS_PER_MS = 100e-6;
/** A clock that is put right runs so much faster or slower: no second becomes noticeably longer or shorter. */
const SLEW_MS_PER_MS = 0.05;
/** A difference from here on is no drift: the host's clock was set, or it is another Redis. */
const SMALLEST_STEP_MS = 1_000;

/**
 * The offset a node adds to its host's clock. All instants are milliseconds of a steady clock, which nobody sets.
 */
export class ClockOffset {
  private stepCount = 0;
  private targetMs = 0;
  private boundMs = Infinity;
  private fromMs = 0;
  private takenAtMs = 0;

  /**
   * Weighs a sample: it counts if it is more exact than what is known, or proves it wrong. What is known becomes less
   * exact with time, so that a clock that drifts is followed.
   */
  take(sample: OffsetSample, steadyMs: number): OffsetVerdict {
    const boundMs = this.boundAt(steadyMs);
    const isMoreExact = sample.errorMs < boundMs;
    const isContradiction = Math.abs(sample.offsetMs - this.targetMs) > boundMs + sample.errorMs;
    if (!isMoreExact && !isContradiction) return 'refused';
    const appliedMs = this.at(steadyMs);
    const isStep = Math.abs(sample.offsetMs - appliedMs) >= SMALLEST_STEP_MS;
    this.fromMs = isStep ? sample.offsetMs : appliedMs;
    this.targetMs = sample.offsetMs;
    this.boundMs = sample.errorMs;
    this.takenAtMs = steadyMs;
    if (isStep) this.stepCount += 1;
    return isStep ? 'stepped' : 'slewed';
  }

  /** The offset that holds now: on its way to the measured one. */
  at(steadyMs: number): number {
    const reachMs = SLEW_MS_PER_MS * (steadyMs - this.takenAtMs);
    const wayMs = this.targetMs - this.fromMs;
    return this.fromMs + Math.sign(wayMs) * Math.min(Math.abs(wayMs), reachMs);
  }

  /** How far the measured offset may be off by now. Infinite before the first sample. */
  boundAt(steadyMs: number): number {
    return this.boundMs + DRIFT_MS_PER_MS * (steadyMs - this.takenAtMs);
  }

  /** Goes to the measured offset at once: for a node that has shown no second yet. */
  settle(): void {
    this.fromMs = this.targetMs;
  }

  /** How often a difference was too large to be followed slowly. */
  get steps(): number {
    return this.stepCount;
  }
}
