import { DOCUMENT } from '@angular/common';
import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import { MS_PER_SECOND } from '@live-tz/wall-clock';

const IDLE_AFTER_MS = 3 * MS_PER_SECOND;
const INPUTS = ['pointermove', 'pointerdown', 'keydown'] as const;

/** Whether the user has not touched the mouse, the screen or a key for three seconds. */
@Injectable()
export class Idle {
  private readonly idle = signal(false);
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly isIdle = this.idle.asReadonly();

  constructor() {
    const document = inject(DOCUMENT);
    const listening = new AbortController();
    for (const input of INPUTS)
      document.addEventListener(input, () => this.onInput(), { passive: true, signal: listening.signal });
    inject(DestroyRef).onDestroy(() => {
      listening.abort();
      clearTimeout(this.timer);
    });
    this.onInput();
  }

  private onInput(): void {
    this.idle.set(false);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.idle.set(true), IDLE_AFTER_MS);
  }
}
