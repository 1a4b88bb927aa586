import { DOCUMENT } from '@angular/common';
import { DestroyRef, inject, Injectable, signal } from '@angular/core';

/** The whole screen for the page, until it is left. */
@Injectable()
export class FullScreen {
  private readonly document = inject(DOCUMENT);
  private readonly on = signal(this.document.fullscreenElement !== null);

  readonly isOn = this.on.asReadonly();
  /** False on iPhones and in frames. */
  readonly isSupported = this.document.fullscreenEnabled;

  constructor() {
    const onChange = (): void => this.on.set(this.document.fullscreenElement !== null);
    this.document.addEventListener('fullscreenchange', onChange);
    inject(DestroyRef).onDestroy(() => {
      this.document.removeEventListener('fullscreenchange', onChange);
      if (this.on()) void this.document.exitFullscreen();
    });
  }

  toggle(): void {
    if (!this.isSupported) return;
    const root = this.document.documentElement;
    const toggled = this.on() ? this.document.exitFullscreen() : root.requestFullscreen();
    // Browsers refuse it without a key or click, and say so themselves.
    toggled.catch(() => undefined);
  }
}
