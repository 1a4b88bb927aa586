import { SystemClock } from '../config/system-clock';
import { ClockOffset, type OffsetVerdict } from './clock-offset';

/** How a node's clock stands to cluster time, for metrics. */
export interface ClusterClockSnapshot {
  /** What is added to the host's clock now, in milliseconds. */
  offsetMs: number;
  /** How far the measured offset may be off, in milliseconds; null while cluster time has never been seen. */
  boundMs: number | null;
  /** How often the difference was too large to be followed slowly. */
  steps: number;
}

/** The host's clock tells whole milliseconds: on average it is half of one behind. */
const HALF_TICK_MS = 0.5;

/**
 * Cluster time: the host's clock and the measured offset to the clock all nodes share. Without a cluster, or before its
 * clock was ever seen, it is the host's clock.
 */
export class ClusterClock extends SystemClock {
  private readonly offset = new ClockOffset();

  constructor(
    private readonly host = new SystemClock(),
    /** Milliseconds of a clock that nobody sets. */
    private readonly steadyMs: () => number = () => performance.now(),
  ) {
    super();
  }

  override nowMs(): number {
    return Math.floor(this.host.nowMs() + this.offset.at(this.steadyMs()));
  }

  /**
   * Follows the shared clock by one reading of it. It was read somewhere between question and answer, so that half the
   * time in between is how far the reading may be off.
   * @param readSharedMs asks the shared clock for its UTC milliseconds
   */
  async follow(readSharedMs: () => Promise<number>): Promise<OffsetVerdict> {
    const askedAtMs = this.steadyMs();
    const sharedMs = await readSharedMs();
    const answeredAtMs = this.steadyMs();
    const halfTripMs = (answeredAtMs - askedAtMs) / 2;
    const hostMs = this.host.nowMs() + HALF_TICK_MS - halfTripMs;
    const sample = { offsetMs: sharedMs - hostMs, errorMs: halfTripMs + HALF_TICK_MS };
    return this.offset.take(sample, answeredAtMs);
  }

  /** Goes to the measured time at once instead of slowly: for a node that has shown no second yet. */
  settle(): void {
    this.offset.settle();
  }

  snapshot(): ClusterClockSnapshot {
    const steadyMs = this.steadyMs();
    const boundMs = this.offset.boundAt(steadyMs);
    return {
      offsetMs: this.offset.at(steadyMs),
      boundMs: Number.isFinite(boundMs) ? boundMs : null,
      steps: this.offset.steps,
    };
  }
}
