import { DOCUMENT } from '@angular/common';
import { computed, DestroyRef, effect, inject, Injectable, Injector, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { MS_PER_MINUTE, MS_PER_SECOND } from '@live-tz/wall-clock';
import { filter, fromEvent, merge } from 'rxjs';
import { SessionStore } from '../auth/session-store';
import { RulesRelease } from '../clock/rules-release';
import { pageBuildOf } from './page-build';
import { PageLoader } from './page-loader';
import { PageUse } from './page-use';

const CHECK_INTERVAL_MS = 10 * MS_PER_SECOND;
const MIN_REQUEST_INTERVAL_MS = MS_PER_MINUTE;

/** Loads the page again when the server has a new release of it, at a moment when the user notices nothing. */
@Injectable({ providedIn: 'root' })
export class NewRelease {
  private readonly document = inject(DOCUMENT);
  private readonly loader = inject(PageLoader);
  private readonly use = inject(PageUse);
  private readonly session = inject(SessionStore);
  private readonly release = inject(RulesRelease);
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  private readonly destroyRef = inject(DestroyRef);
  private readonly own = pageBuildOf(this.document);
  /** The last answer for a viewer who is not signed in. */
  private readonly requested = signal<string | null>(null);
  private requestedAtMs = performance.now();
  private timer: ReturnType<typeof setInterval> | undefined;
  private isWatching = false;

  private readonly isNew = computed(() => {
    const onServer = this.isSignedOut() ? this.requested() : this.release.pageBuild();
    return this.own !== null && onServer !== null && onServer !== this.own;
  });

  /** Begins to watch the server's release and the use of the page. */
  watch(): void {
    if (this.isWatching) return;
    this.isWatching = true;
    this.destroyRef.onDestroy(() => clearInterval(this.timer));
    const navigations = this.router.events.pipe(filter((event) => event instanceof NavigationEnd));
    merge(fromEvent(this.document, 'visibilitychange'), navigations)
      .pipe(takeUntilDestroyed(this.destroyRef))
      .subscribe(() => void this.check());
    effect(
      () => {
        clearInterval(this.timer);
        if (this.isNew()) this.timer = setInterval(() => this.loadIfQuiet(), CHECK_INTERVAL_MS);
      },
      { injector: this.injector },
    );
  }

  /** Viewers who are not signed in have no live connection, so their page requests the release when it is shown, hidden or navigated. */
  private async check(): Promise<void> {
    if (this.isSignedOut() && performance.now() - this.requestedAtMs >= MIN_REQUEST_INTERVAL_MS) {
      this.requestedAtMs = performance.now();
      this.requested.set(await this.buildOnServer());
    }
    this.loadIfQuiet();
  }

  private loadIfQuiet(): void {
    if (this.isNew() && this.use.isQuiet()) void this.load();
  }

  private async load(): Promise<void> {
    // While the server cannot be reached, the clocks of this page are better than none.
    const build = await this.buildOnServer();
    if (build === null || build === this.own || !this.use.isQuiet()) return;
    this.loader.loadOnce(this.document.location.href, build);
    clearInterval(this.timer);
  }

  private buildOnServer(): Promise<string | null> {
    return this.loader.buildOnServer().catch(() => null);
  }

  private isSignedOut(): boolean {
    return this.session.state() === 'signed-out';
  }
}
