import { signal } from '@angular/core';
import type { DeviceClock } from './device-clock';
import type { ServerClock } from './server-clock';

const DEVICE_ERROR_STEP_MS = 10;

/** How far the time shown may be off, and how far the device's own is. Both change only when the page would say something else. */
export class Accuracy {
  private readonly bound = signal<number | null>(null);
  private readonly deviceError = signal<number | null>(null);

  /** The time shown is right within this many milliseconds, rounded up to what is shown; null while nobody can say. */
  readonly boundMs = this.bound.asReadonly();
  /** Milliseconds the device's time of day is ahead of the server's (negative: behind); null while nobody can say. */
  readonly deviceErrorMs = this.deviceError.asReadonly();

  constructor(
    private readonly clock: ServerClock,
    private readonly device: DeviceClock,
  ) {}

  /** Reads both anew. */
  measure(): void {
    const boundMs = this.clock.boundMs();
    const serverAheadMs = this.clock.at(0);
    if (boundMs === null || serverAheadMs === null) return this.forget();
    this.bound.set(roundedUp(boundMs));
    this.noteDeviceError(this.device.aheadOfMonotonicMs() - serverAheadMs, boundMs);
  }

  forget(): void {
    this.bound.set(null);
    this.deviceError.set(null);
  }

  /** A difference the bound leaves open is no news: without this the hundredths would flicker every second. */
  private noteDeviceError(errorMs: number, boundMs: number): void {
    const held = this.deviceError();
    if (held !== null && Math.abs(errorMs - held) <= Math.max(boundMs, DEVICE_ERROR_STEP_MS)) return;
    this.deviceError.set(Math.round(errorMs / DEVICE_ERROR_STEP_MS) * DEVICE_ERROR_STEP_MS);
  }
}

/** Two digits are enough to be sure of: 12, 130, 1400. */
function roundedUp(boundMs: number): number {
  const stepMs = boundMs <= 100 ? 1 : boundMs <= 1000 ? 10 : 100;
  return Math.ceil(boundMs / stepMs) * stepMs;
}
