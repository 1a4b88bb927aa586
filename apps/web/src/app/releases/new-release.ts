import { DOCUMENT } from '@angular/common';
import { computed, DestroyRef, effect, inject, Injectable, Injector } from '@angular/core';
import { MS_PER_MINUTE, MS_PER_SECOND } from '@live-tz/wall-clock';
import { RulesRelease } from '../clock/rules-release';
import { Notices } from '../ui/notices';
import { pageBuildOf } from './page-build';
import { PageLoader } from './page-loader';

const CHECK_INTERVAL_MS = 10 * MS_PER_SECOND;
const QUIET_MS = MS_PER_MINUTE;
const INPUTS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/**
 * Loads the page again when the server has a new release of it, at a moment when the user notices nothing: the page is hidden, or
 * has not been used for a minute, and no dialog, menu, notice or typed text would be lost.
 */
@Injectable({ providedIn: 'root' })
export class NewRelease {
  private readonly document = inject(DOCUMENT);
  private readonly loader = inject(PageLoader);
  private readonly notices = inject(Notices);
  private readonly release = inject(RulesRelease);
  private readonly injector = inject(Injector);
  private readonly destroyRef = inject(DestroyRef);
  private readonly own = pageBuildOf(this.document);
  private readonly edited = new Set<HTMLInputElement | HTMLTextAreaElement>();
  private usedAtMs = performance.now();
  private timer: ReturnType<typeof setInterval> | undefined;
  private isWatching = false;

  private readonly isNew = computed(() => {
    const onServer = this.release.pageBuild();
    return this.own !== null && onServer !== null && onServer !== this.own;
  });

  /** Begins to watch the server's release and the use of the page. */
  watch(): void {
    if (this.isWatching) return;
    this.isWatching = true;
    const onUse = (): void => void (this.usedAtMs = performance.now());
    const listening = new AbortController();
    this.destroyRef.onDestroy(() => {
      listening.abort();
      clearInterval(this.timer);
    });
    const options = { capture: true, passive: true, signal: listening.signal };
    for (const input of INPUTS) this.document.addEventListener(input, onUse, options);
    this.document.addEventListener('input', ({ target }) => this.onEdited(target), options);
    this.document.addEventListener('visibilitychange', () => this.loadIfQuiet(), options);
    effect(
      () => {
        clearInterval(this.timer);
        if (this.isNew()) this.timer = setInterval(() => this.loadIfQuiet(), CHECK_INTERVAL_MS);
      },
      { injector: this.injector },
    );
  }

  private loadIfQuiet(): void {
    if (this.isNew() && this.isQuiet()) void this.load();
  }

  private async load(): Promise<void> {
    // While the server cannot be reached, the clocks of this page are better than none.
    const build = await this.loader.buildOnServer().catch(() => null);
    if (build === null || build === this.own || !this.isQuiet()) return;
    this.loader.loadOnce(this.document.location.href, build);
    clearInterval(this.timer);
  }

  private isQuiet(): boolean {
    const isHidden = this.document.visibilityState === 'hidden';
    if (!isHidden && performance.now() - this.usedAtMs < QUIET_MS) return false;
    return !this.hasOpenDialog() && !this.hasUnsavedText() && this.notices.all().length === 0;
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
