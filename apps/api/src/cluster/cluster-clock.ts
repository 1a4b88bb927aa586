import { SystemClock } from '../config/system-clock';
import { ClockOffset, type OffsetVerdict } from './clock-offset';

/** The relation of a node's clock to cluster time, for metrics. */
export interface ClusterClockSnapshot {
  /** Currently added to the host's clock, in milliseconds. */
  offsetMs: number;
  /** How far the measured offset may be off, in milliseconds; null before the first measurement. */
  boundMs: number | null;
  /** How often a difference was too large for a slew. */
  steps: number;
}

/** The host's clock returns whole milliseconds, so its mean error is half of one. */
const HALF_TICK_MS = 0.5;

/**
 * Cluster time: the host's clock plus the measured offset to the clock that all nodes share. Without a cluster, or before the
 * first measurement, it is the host's clock.
 */
export class ClusterClock extends SystemClock {
  private readonly offset = new ClockOffset();

  constructor(
    private readonly host = new SystemClock(),
    /** Milliseconds of a monotonic clock. */
    private readonly steadyMs: () => number = () => performance.now(),
  ) {
    super();
  }

  override nowMs(): number {
    return Math.floor(this.host.nowMs() + this.offset.at(this.steadyMs()));
  }

  /**
   * Follows the shared clock by one reading of it. It was read somewhere between request and response, so the reading may be
   * off by half of the time in between.
   * @param readSharedMs requests the shared clock's UTC milliseconds
   */
  async follow(readSharedMs: () => Promise<number>): Promise<OffsetVerdict> {
    const sentAtMs = this.steadyMs();
    const sharedMs = await readSharedMs();
    const receivedAtMs = this.steadyMs();
    const halfTripMs = (receivedAtMs - sentAtMs) / 2;
    const hostMs = this.host.nowMs() + HALF_TICK_MS - halfTripMs;
    const sample = { offsetMs: sharedMs - hostMs, errorMs: halfTripMs + HALF_TICK_MS };
    return this.offset.take(sample, receivedAtMs);
  }

  /** Applies the measured offset at once: for a node that has not shown a second yet. */
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
