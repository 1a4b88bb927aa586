import { DestroyRef, inject, signal } from '@angular/core';
import { MS_PER_SECOND, SECONDS_PER_MINUTE } from '@live-tz/wall-clock';
import { ProblemError } from '../http/problem-error';

/** Counts down to the time at which the server accepts attempts again. Create it in an injection context. */
export class RetryCountdown {
  private readonly remaining = signal(0);
  private timer: ReturnType<typeof setInterval> | undefined;

  readonly seconds = this.remaining.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  /** Starts if an error says when to try again. */
  startFor(error: unknown): void {
    if (!(error instanceof ProblemError) || !error.hasCode('too-many-attempts')) return;
    const endMs = performance.now() + (error.retryAfterSeconds ?? 0) * MS_PER_SECOND;
    clearInterval(this.timer);
    const update = (): void => {
      const seconds = Math.max(0, Math.ceil((endMs - performance.now()) / MS_PER_SECOND));
      this.remaining.set(seconds);
      if (seconds === 0) clearInterval(this.timer);
    };
    this.timer = setInterval(update, MS_PER_SECOND);
    update();
  }

  stop(): void {
    clearInterval(this.timer);
    this.remaining.set(0);
  }
}

/** `10:59` */
export function formatCountdown(seconds: number): string {
  const minutes = Math.floor(seconds / SECONDS_PER_MINUTE);
  return `${minutes}:${String(seconds % SECONDS_PER_MINUTE).padStart(2, '0')}`;
}
