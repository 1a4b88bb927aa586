import { computed, DOCUMENT, effect, inject, Injectable, Injector } from '@angular/core';
import type { NavigationError } from '@angular/router';
import { SessionStore } from '../auth/session-store';
import { FirstTick } from '../clock/first-tick';
import { Notices, UNTIL_DISMISSED_MS } from '../ui/notices/notices';
import type { Releases } from './releases';

/** Loads {@link Releases} after the first tick; viewers who are not signed in have no ticks. */
@Injectable({ providedIn: 'root' })
export class ReleasesLoader {
  private readonly injector = inject(Injector);
  private readonly notices = inject(Notices);
  private readonly document = inject(DOCUMENT);

  constructor() {
    const [session, firstTick] = [inject(SessionStore), inject(FirstTick)];
    const hasStarted = computed(() => firstTick.hasArrived() || session.state() === 'signed-out');
    effect(() => {
      // Without the server's files a page that fails to load says so in one sentence, and nothing is prefetched.
      if (hasStarted())
        this.releases().then(
          (releases) => releases.start(),
          () => undefined,
        );
    });
  }

  onNavigationError(error: NavigationError): Promise<void> {
    return this.report('This page', (releases) => releases.onNavigationError(error));
  }

  onMissingPart(): Promise<void> {
    return this.report('Part of this page', (releases) => releases.onMissingPart());
  }

  private async report(what: string, report: (releases: Releases) => Promise<void>): Promise<void> {
    try {
      await report(await this.releases());
    } catch {
      this.notices.offer(
        `${what} could not be loaded. Check your connection.`,
        { label: 'Reload', run: () => this.document.location.reload() },
        UNTIL_DISMISSED_MS,
      );
    }
  }

  private async releases() {
    const { Releases } = await import('./releases');
    return this.injector.get(Releases);
  }
}
