import { DOCUMENT } from '@angular/common';
import { DestroyRef, inject, Injectable } from '@angular/core';
import { MS_PER_MINUTE } from '@live-tz/wall-clock';
import { type Notice, Notices } from '../ui/notices/notices';

const QUIET_MS = MS_PER_MINUTE;
const INPUTS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** Whether the user would notice, or lose something, if the page were loaded again now. */
@Injectable({ providedIn: 'root' })
export class PageUse {
  private readonly document = inject(DOCUMENT);
  private readonly notices = inject(Notices);
  private readonly edited = new Set<HTMLInputElement | HTMLTextAreaElement>();
  private usedAtMs = performance.now();

  constructor() {
    const listening = new AbortController();
    inject(DestroyRef).onDestroy(() => listening.abort());
    const options = { capture: true, passive: true, signal: listening.signal };
    const onUse = (): void => void (this.usedAtMs = performance.now());
    for (const input of INPUTS) this.document.addEventListener(input, onUse, options);
    this.document.addEventListener('input', ({ target }) => this.onEdited(target), options);
  }

  /** The page is hidden, or has not been used for a minute, and nothing would be lost. */
  isQuiet(ignored: Notice | null = null): boolean {
    const isHidden = this.document.visibilityState === 'hidden';
    if (!isHidden && performance.now() - this.usedAtMs < QUIET_MS) return false;
    return !this.wouldLose(ignored);
  }

  /** Whether a dialog, a menu, a notice other than the ignored one, or typed text would be lost. */
  wouldLose(ignored: Notice | null = null): boolean {
    const hasNotice = this.notices.all().some((notice) => notice !== ignored);
    return hasNotice || this.hasOpenDialog() || this.hasUnsavedText();
  }

  private hasOpenDialog(): boolean {
    return this.document.querySelector('dialog[open], [role=dialog], [role=menu]') !== null;
  }

  private hasUnsavedText(): boolean {
    return [...this.edited].some(({ isConnected, value }) => isConnected && value !== '');
  }

  private onEdited(target: EventTarget | null): void {
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) this.edited.add(target);
  }
}
