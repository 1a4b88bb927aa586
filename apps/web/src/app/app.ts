import { DOCUMENT } from '@angular/common';
import { afterNextRender, ChangeDetectionStrategy, Component, effect, inject, Injector } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, NavigationError, Router, RouterOutlet } from '@angular/router';
import { filter, take } from 'rxjs';
import { SessionStore } from './auth/session-store';
import { DocumentData } from './http/document-data';
import { ReleasesLoader } from './releases/releases-loader';
import { removeFirstPaint } from './shell/first-paint';
import { PageArrival } from './shell/page-arrival';
import { NoticeBar } from './ui/notices/notice-bar';

@Component({
  selector: 'ltz-root',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NoticeBar, RouterOutlet],
  template: `
    @if (session.state() === 'unavailable') {
      <main class="unavailable">
        <h1>The server isn’t responding</h1>
        <p>Live TZ keeps trying to connect. If this takes long, check your connection.</p>
        <button type="button" class="button" (click)="session.retryNow()">Try again now</button>
      </main>
    }
    <router-outlet />
    <ltz-notice-bar />
  `,
  styles: `
    .unavailable {
      display: flex;
      flex-direction: column;
      align-items: flex-start;
      gap: var(--space-4);
      width: min(22.5rem, 100% - 2 * var(--page-margin));
      margin: 0 auto;
      padding: clamp(var(--space-8), 20vh, 10rem) 0 0;
    }
  `,
})
export class App {
  protected readonly session = inject(SessionStore);
  private readonly document = inject(DOCUMENT);

  constructor() {
    const router = inject(Router);
    this.replaceFirstPaint(router);
    inject(PageArrival).start();
    const releases = inject(ReleasesLoader);
    router.events
      .pipe(
        filter((event) => event instanceof NavigationError),
        takeUntilDestroyed(),
      )
      .subscribe((event) => void releases.onNavigationError(event));
  }

  /** Keeps what the document shows until there is something in its place, so that the page is never blank. */
  private replaceFirstPaint(router: Router): void {
    const [data, injector] = [inject(DocumentData), inject(Injector)];
    router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd || event instanceof NavigationError),
        take(1),
        takeUntilDestroyed(),
      )
      .subscribe(() => {
        const started = (): void => {
          removeFirstPaint(this.document);
          data.discard();
        };
        // The pages of the signed-in area are only created by this rendering.
        afterNextRender({ write: started }, { injector });
      });
    effect(() => {
      if (this.session.state() === 'unavailable') removeFirstPaint(this.document);
    });
  }
}
