import type { SyncStamps } from '@live-tz/contracts';
import { MS_PER_SECOND } from '@live-tz/wall-clock';

/** One measurement of the server's time: when the request left and when its answer arrived, by the monotonic clock. */
export interface SyncSample extends SyncStamps {
  sentAtMs: number;
  answeredAtMs: number;
}

/** The most that a quartz clock drifts: 100 microseconds a second. */
const DRIFT = 1e-4;
/** The server's stamps are whole milliseconds: a short round trip cannot make a sample more precise than that. */
const STAMP_RESOLUTION_MS = 1;
/** Up to this size a correction is spread over time, so that no second is held back or cut short; a larger one is applied at once. */
const MAX_SLEW_MS = MS_PER_SECOND;
/** Milliseconds of a correction that are applied per millisecond: 50 ms a second. */
const SLEW_RATE = 0.05;
/** How far beyond its bound a tick may contradict the estimate before the estimate is discarded. */
const MAX_CONTRADICTION_MS = 250;

/**
 * An estimate of the server's time, based on the page's monotonic clock. The device's time of day is not used: it may be
 * wrong, and may be set while the page is open. Small corrections are slewed, large ones stepped.
 */
export class ServerClock {
  /** The best estimate of how far the server's time is ahead of the monotonic clock. */
  private offsetMs: number | null = null;
  /** Half of the round trip of the sample that the offset is based on. */
  private sampleBoundMs = Infinity;
  private sampledAtMs = 0;
  /** How far the returned time was off the best estimate at `residualAtMs`; it shrinks from then on. */
  private residualMs = 0;
  private residualAtMs = 0;

  constructor(private readonly monotonicMs: () => number) {}

  /** The server's time now in UTC milliseconds, or null before the first sample or tick. Slewing never makes it go back. */
  nowMs(): number | null {
    return this.at(this.monotonicMs());
  }

  /** The server's time at an instant of the monotonic clock, by the current estimate. */
  at(monotonicMs: number): number | null {
    return this.offsetMs === null ? null : monotonicMs + this.offsetMs + this.residualNowMs();
  }

  /** The largest possible error of the returned time in milliseconds; it grows with the sample's age. Null while it is unknown. */
  boundMs(): number | null {
    const boundMs = this.offsetBoundMs() + Math.abs(this.residualNowMs());
    return this.offsetMs !== null && Number.isFinite(boundMs) ? boundMs : null;
  }

  /**
   * Accepts a sample when it bounds the error better than the current one, whose bound widens with its age, or when the two
   * cannot both be right.
   */
  accept(sample: SyncSample): boolean {
    const boundMs = boundOf(sample);
    const offsetMs = offsetOf(sample);
    const isContradiction =
      this.offsetMs !== null && Math.abs(offsetMs - this.offsetMs) > boundMs + this.offsetBoundMs();
    if (boundMs > this.offsetBoundMs() && !isContradiction) return false;
    this.moveTo(offsetMs);
    this.sampleBoundMs = boundMs;
    this.sampledAtMs = sample.answeredAtMs;
    return true;
  }

  /**
   * Raises the estimate to a tick, which proves that the server's time is at least its second. Returns true when the
   * estimate was so far behind that its sample no longer holds: the device slept, or the server's clock was set.
   */
  raiseTo(utcMs: number): boolean {
    const nowMs = this.nowMs();
    if (this.offsetMs !== null && nowMs !== null && nowMs >= utcMs) return false;
    const minOffsetMs = utcMs - this.monotonicMs();
    const isContradiction =
      this.offsetMs === null || minOffsetMs - this.offsetMs > this.offsetBoundMs() + MAX_CONTRADICTION_MS;
    this.offsetMs = Math.max(minOffsetMs, this.offsetMs ?? -Infinity);
    this.setResidual(minOffsetMs - this.offsetMs);
    if (isContradiction) this.sampleBoundMs = Infinity;
    return isContradiction;
  }

  /** Discards the estimate after the monotonic clock stood still for an unknown time. */
  forget(): void {
    this.offsetMs = null;
    this.sampleBoundMs = Infinity;
    this.setResidual(0);
  }

  private moveTo(offsetMs: number): void {
    const currentOffsetMs = this.offsetMs === null ? offsetMs : this.offsetMs + this.residualNowMs();
    const residualMs = currentOffsetMs - offsetMs;
    this.offsetMs = offsetMs;
    this.setResidual(Math.abs(residualMs) > MAX_SLEW_MS ? 0 : residualMs);
  }

  private setResidual(residualMs: number): void {
    this.residualMs = residualMs;
    this.residualAtMs = this.monotonicMs();
  }

  private residualNowMs(): number {
    const slewedMs = (this.monotonicMs() - this.residualAtMs) * SLEW_RATE;
    return Math.sign(this.residualMs) * Math.max(0, Math.abs(this.residualMs) - slewedMs);
  }

  private offsetBoundMs(): number {
    return this.sampleBoundMs + (this.monotonicMs() - this.sampledAtMs) * DRIFT;
  }
}

/** Half of the round trip without the server's own processing time (RFC 5905, section 8). */
function boundOf({ sentAtMs, receivedMs, sentMs, answeredAtMs }: SyncSample): number {
  return Math.max(0, (answeredAtMs - sentAtMs - (sentMs - receivedMs)) / 2) + STAMP_RESOLUTION_MS;
}

function offsetOf({ sentAtMs, receivedMs, sentMs, answeredAtMs }: SyncSample): number {
  return (receivedMs - sentAtMs + (sentMs - answeredAtMs)) / 2;
}
