import type { SyncStamps } from '@live-tz/contracts';
import { MS_PER_SECOND } from '@live-tz/wall-clock';

/** One question for the server's time: when it left and when its answer came, by the monotonic clock. */
export interface SyncSample extends SyncStamps {
  askedAtMs: number;
  answeredAtMs: number;
}

/** A quartz runs off by less than this: 100 microseconds a second. */
const DRIFT = 1e-4;
/** The server's stamps are whole milliseconds: a round trip of nothing is no proof to the microsecond. */
const STAMP_RESOLUTION_MS = 1;
/** A correction up to this is spread over time, so that no digit is held back or cut short; a larger one is taken at once. */
const MAX_SLEW_MS = MS_PER_SECOND;
/** How much of a correction is taken in a millisecond: 50 ms a second. */
const SLEW_RATE = 0.05;
/** What a tick may contradict the estimate by beyond its bound before nothing of it is believed any more. */
const TOLERANCE_MS = 250;

/**
 * An estimate of the server's time on the page's monotonic clock. The device's own time of day is never asked: it may be
 * wrong, and it may be set while the page is open. Small corrections are slewed, large ones stepped.
 */
export class ServerClock {
  /** The best that is known of how far the server's time is ahead of the monotonic clock. */
  private offsetMs: number | null = null;
  /** Half of the round trip the offset rests on, when it was taken. */
  private sampleBoundMs = Infinity;
  private sampledAtMs = 0;
  /** What the time told was still off the best that is known, at a moment: it shrinks from then on. */
  private residualMs = 0;
  private residualAtMs = 0;

  constructor(private readonly monotonicMs: () => number) {}

  /** The server's time now in UTC milliseconds, or null before the server was heard. It never goes back by a slew. */
  nowMs(): number | null {
    return this.at(this.monotonicMs());
  }

  /** The server's time at a moment of the monotonic clock, by what is known now. */
  at(monotonicMs: number): number | null {
    return this.offsetMs === null ? null : monotonicMs + this.offsetMs + this.residualNowMs();
  }

  /** How far the time told may be off in either direction, in milliseconds; it grows with age. Null while nobody can say. */
  boundMs(): number | null {
    const boundMs = this.offsetBoundMs() + Math.abs(this.residualNowMs());
    return this.offsetMs !== null && Number.isFinite(boundMs) ? boundMs : null;
  }

  /**
   * Takes a sample when its round trip bounds the error better than the one in use, whose bound widens with its age, or
   * when the two cannot both be true.
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
   * A tick tells that the server's time is at least its second. Returns true when the estimate was so far behind that it
   * must rest on something that no longer holds: the device slept, or the server's clock was set.
   */
  raiseTo(utcMs: number): boolean {
    const told = this.nowMs();
    if (this.offsetMs !== null && told !== null && told >= utcMs) return false;
    const leastOffsetMs = utcMs - this.monotonicMs();
    const isContradiction =
      this.offsetMs === null || leastOffsetMs - this.offsetMs > this.offsetBoundMs() + TOLERANCE_MS;
    this.offsetMs = Math.max(leastOffsetMs, this.offsetMs ?? -Infinity);
    this.setResidual(leastOffsetMs - this.offsetMs);
    if (isContradiction) this.sampleBoundMs = Infinity;
    return isContradiction;
  }

  /** The monotonic clock stood still for an unknown while: nothing is known any more. */
  forget(): void {
    this.offsetMs = null;
    this.sampleBoundMs = Infinity;
    this.setResidual(0);
  }

  private moveTo(offsetMs: number): void {
    const toldOffsetMs = this.offsetMs === null ? offsetMs : this.offsetMs + this.residualNowMs();
    const residualMs = toldOffsetMs - offsetMs;
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

/** Half of the way there and back, the server's own pause taken off (RFC 5905, section 8). */
function boundOf({ askedAtMs, receivedMs, sentMs, answeredAtMs }: SyncSample): number {
  return Math.max(0, (answeredAtMs - askedAtMs - (sentMs - receivedMs)) / 2) + STAMP_RESOLUTION_MS;
}

function offsetOf({ askedAtMs, receivedMs, sentMs, answeredAtMs }: SyncSample): number {
  return (receivedMs - askedAtMs + (sentMs - answeredAtMs)) / 2;
}
