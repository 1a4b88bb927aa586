import type { SyncStamps } from '@live-tz/contracts';

/** One question for the server's time: when it left and when its answer came, by the monotonic clock. */
export interface SyncSample extends SyncStamps {
  askedAtMs: number;
  answeredAtMs: number;
}

/** A quartz runs off by less than this: 100 microseconds a second. */
const DRIFT = 1e-4;

/**
 * An estimate of the server's time on the page's monotonic clock. The device's own time of day is never asked: it may be
 * wrong, and it may be set while the page is open.
 */
export class ServerClock {
  private offsetMs: number | null = null;
  /** Half of the round trip the offset rests on: how far off it may be. */
  private boundMs = Infinity;
  private boundAtMs = 0;

  constructor(private readonly monotonicMs: () => number) {}

  /** The server's time now in UTC milliseconds, or null before the server was heard. */
  nowMs(): number | null {
    return this.offsetMs === null ? null : this.monotonicMs() + this.offsetMs;
  }

  /** The server's time at a moment of the monotonic clock. */
  at(monotonicMs: number): number | null {
    return this.offsetMs === null ? null : monotonicMs + this.offsetMs;
  }

  /** Takes a sample when its round trip bounds the error better than the one in use, whose bound widens with its age. */
  accept(sample: SyncSample): boolean {
    const roundTripMs = sample.answeredAtMs - sample.askedAtMs - (sample.sentMs - sample.receivedMs);
    const boundMs = Math.max(0, roundTripMs / 2);
    if (boundMs > this.boundNowMs()) return false;
    this.offsetMs = (sample.receivedMs - sample.askedAtMs + (sample.sentMs - sample.answeredAtMs)) / 2;
    this.boundMs = boundMs;
    this.boundAtMs = sample.answeredAtMs;
    return true;
  }

  /**
   * A tick tells that the server's time is at least its second. Returns true when the estimate was so far behind that it
   * must rest on something that no longer holds: the device slept, or the server's clock was set.
   */
  raiseTo(utcMs: number): boolean {
    const estimateMs = this.nowMs();
    if (estimateMs !== null && estimateMs >= utcMs) return false;
    const isContradiction = estimateMs === null || utcMs - estimateMs > this.boundNowMs() + 250;
    this.offsetMs = utcMs - this.monotonicMs();
    if (isContradiction) this.expire();
    return isContradiction;
  }

  /** Keeps the estimate, but lets the next sample replace it whatever its bound. */
  expire(): void {
    this.boundMs = Infinity;
  }

  /** The monotonic clock stood still for an unknown while: nothing is known any more. */
  forget(): void {
    this.offsetMs = null;
    this.expire();
  }

  private boundNowMs(): number {
    return this.boundMs + (this.monotonicMs() - this.boundAtMs) * DRIFT;
  }
}
