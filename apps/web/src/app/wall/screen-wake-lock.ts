import { DOCUMENT } from '@angular/common';
import { DestroyRef, inject, Injectable, signal } from '@angular/core';

/**
 * Keeps the screen on. Browsers release the lock when the page is hidden, and some when the battery is low, so it is requested
 * again each time the page becomes visible.
 */
@Injectable()
export class ScreenWakeLock {
  private readonly document = inject(DOCUMENT);
  private lock: WakeLockSentinel | null = null;
  private isOver = false;
  private readonly supported = signal(true);

  /** False where the browser has no such lock, as on plain HTTP. */
  readonly isSupported = this.supported.asReadonly();

  constructor() {
    const onVisible = (): void => void this.request();
    this.document.addEventListener('visibilitychange', onVisible);
    inject(DestroyRef).onDestroy(() => {
      this.isOver = true;
      this.document.removeEventListener('visibilitychange', onVisible);
      void this.lock?.release();
    });
    void this.request();
  }

  private async request(): Promise<void> {
    if (this.document.visibilityState === 'hidden' || (this.lock !== null && !this.lock.released)) return;
    const { wakeLock } = navigator as Partial<Pick<Navigator, 'wakeLock'>>;
    this.supported.set(wakeLock !== undefined);
    try {
      this.lock = (await wakeLock?.request('screen')) ?? null;
      if (this.isOver) void this.lock?.release();
    } catch {
      // Refused, for example to save the battery: the next time the page becomes visible is the next attempt.
    }
  }
}
