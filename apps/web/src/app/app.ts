import { DOCUMENT } from '@angular/common';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { filter, skip } from 'rxjs';
import { SessionStore } from './auth/session-store';
import { NoticeBar } from './ui/notice-bar';
import { Notices } from './ui/notices';

@Component({
  selector: 'ltz-root',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NoticeBar, RouterOutlet],
  template: `
    @if (session.state() === 'unavailable') {
      <main class="unavailable">
        <h1>The server does not answer</h1>
        <p>Live TZ is trying again by itself. Check your connection if this takes long.</p>
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
      gap: 16px;
      width: min(22.5rem, 100% - 32px);
      margin: 0 auto;
      padding: clamp(32px, 20vh, 160px) 0 0;
    }
  `,
})
export class App {
  protected readonly session = inject(SessionStore);

  constructor() {
    const notices = inject(Notices);
    const document = inject(DOCUMENT);
    // Screen readers announce the title of a loaded page, but not that of a page shown by the router.
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationEnd),
        skip(1),
        takeUntilDestroyed(),
      )
      .subscribe(() => notices.say(document.title));
  }
}
