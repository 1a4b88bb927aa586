import type { SyncStamps } from '@live-tz/contracts';
import { MS_PER_SECOND } from './time-constants';

/** One measurement of the server's time: when the request left and when its answer arrived, by the client's monotonic clock. */
export interface SyncSample extends SyncStamps {
  sentAtMs: number;
  answeredAtMs: number;
}

/** The most that a quartz clock drifts: 100 microseconds a second. */
const DRIFT = 1e-4;
/** The server's stamps are whole milliseconds: a short round trip cannot make a sample more precise than that. */
const STAMP_RESOLUTION_MS = 1;
/** Up to this size a correction is spread over time, so that no second is much longer or shorter than others; a larger one is applied at once. */
const MAX_SLEW_MS = MS_PER_SECOND;
/** Milliseconds of a correction that are applied per millisecond: 200 ms a second. */
const SLEW_RATE = 0.2;
/** How far beyond its bound a tick may contradict the estimate before its sample is discarded. */
const MAX_CONTRADICTION_MS = 250;

/**
 * How a tick agrees with the estimate. `doubtful`: only a measurement can decide which of the two is right. `contradictory`:
 * the sample that the estimate is based on no longer holds.
 */
export type TickVerdict = 'plausible' | 'doubtful' | 'contradictory';

/**
 * An estimate of the server's time, based on the client's monotonic clock. The device's time of day is not used: it may be
 * wrong, and may be set while the client runs. Large corrections and the one by the first sample are stepped, others slewed.
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

  /** How long the monotonic clock runs from now until the returned time is an instant; null while the time is unknown. */
  msUntil(utcMs: number): number | null {
    const nowMs = this.nowMs();
    if (nowMs === null) return null;
    const gapMs = utcMs - nowMs;
    const residualMs = this.residualNowMs();
    // The returned time runs slow while it is slewed back, fast while it is slewed forward, and true after that.
    return residualMs > 0
      ? Math.min(gapMs / (1 - SLEW_RATE), gapMs + residualMs)
      : Math.max(gapMs / (1 + SLEW_RATE), gapMs + residualMs);
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
   * Raises the estimate to a tick, which proves that the server's time is at least its second. By the estimate, a tick
   * arrives half a round trip after its second, whichever direction is slower. One that arrives much later was held up, or
   * the server's clock was set back.
   */
  acceptTick(utcMs: number): TickVerdict {
    const monotonicMs = this.monotonicMs();
    const boundMs = this.offsetBoundMs();
    const returnedMs = this.at(monotonicMs) ?? -Infinity;
    const lateMs = monotonicMs + (this.offsetMs ?? -Infinity) - utcMs;
    if (lateMs >= 0 && returnedMs >= utcMs)
      return lateMs > boundMs + MAX_CONTRADICTION_MS ? 'doubtful' : 'plausible';
    this.offsetMs = Math.max(utcMs - monotonicMs, this.offsetMs ?? -Infinity);
    this.setResidual(Math.max(utcMs, returnedMs) - monotonicMs - this.offsetMs);
    return this.widenTo(-lateMs, boundMs);
  }

  /** Widens the bound after the estimate was raised by more than its bound allows. */
  private widenTo(raisedMs: number, boundMs: number): TickVerdict {
    if (raisedMs <= boundMs) return 'plausible';
    const isContradictory = raisedMs > boundMs + MAX_CONTRADICTION_MS;
    // A tick takes at most a round trip.
    this.sampleBoundMs = isContradictory ? Infinity : 2 * boundMs;
    this.sampledAtMs = this.monotonicMs();
    return isContradictory ? 'contradictory' : 'doubtful';
  }

  /** Keeps the estimate without a bound, until the next sample decides: the device may have slept. */
  distrust(): void {
    this.sampleBoundMs = Infinity;
  }

  /** Discards the estimate: the monotonic clock stood still for an unknown time. */
  forget(): void {
    this.offsetMs = null;
    this.distrust();
    this.setResidual(0);
  }

  private moveTo(offsetMs: number): void {
    const isMeasured = this.offsetMs !== null && Number.isFinite(this.sampleBoundMs);
    const residualMs = isMeasured ? (this.offsetMs ?? 0) + this.residualNowMs() - offsetMs : 0;
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
