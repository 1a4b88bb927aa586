import { signal } from '@angular/core';
import type { DeviceClock } from './device-clock';
import type { PageDelay } from './page-delay';
import type { ServerClock } from '@live-tz/wall-clock';

const DEVICE_ERROR_STEP_MS = 10;
/** A smaller bound replaces a larger one when it is at most this part of it: less would only make the text flicker. */
const SHRINK_BELOW = 0.8;

/** How far the time shown and the device's own clock may be off. Both change only when the page would show another value. */
export class Accuracy {
  private readonly bound = signal<number | null>(null);
  private readonly deviceError = signal<number | null>(null);

  /** Milliseconds within which the digits change on the second, rounded up as shown; null while it is unknown. */
  readonly boundMs = this.bound.asReadonly();
  /** Milliseconds by which the device's time of day is ahead of the server's (negative: behind); null while it is unknown. */
  readonly deviceErrorMs = this.deviceError.asReadonly();

  constructor(
    private readonly clock: ServerClock,
    private readonly device: DeviceClock,
    private readonly delay: PageDelay,
  ) {}

  measure(): void {
    const boundMs = this.clock.boundMs();
    const serverAheadMs = this.clock.at(0);
    if (boundMs === null || serverAheadMs === null) return this.forget();
    this.updateBound(roundedUp(boundMs + this.delay.ms));
    this.updateDeviceError(this.device.aheadOfMonotonicMs() - serverAheadMs, boundMs);
  }

  forget(): void {
    this.bound.set(null);
    this.deviceError.set(null);
  }

  private updateBound(boundMs: number): void {
    const shownMs = this.bound();
    if (shownMs === null || boundMs > shownMs || boundMs <= shownMs * SHRINK_BELOW) this.bound.set(boundMs);
  }

  /** Ignores a change within the bound, which would make the hundredths flicker every second. */
  private updateDeviceError(errorMs: number, boundMs: number): void {
    const shownMs = this.deviceError();
    if (shownMs !== null && Math.abs(errorMs - shownMs) <= Math.max(boundMs, DEVICE_ERROR_STEP_MS)) return;
    this.deviceError.set(Math.round(errorMs / DEVICE_ERROR_STEP_MS) * DEVICE_ERROR_STEP_MS);
  }
}

/** Rounds up to two significant digits: 12, 130, 1400. */
function roundedUp(boundMs: number): number {
  const stepMs = boundMs <= 100 ? 1 : boundMs <= 1000 ? 10 : 100;
  return Math.ceil(boundMs / stepMs) * stepMs;
}
