import { computed, effect, inject, Injectable, Injector } from '@angular/core';
import type { NavigationError } from '@angular/router';
import { SessionStore } from '../auth/session-store';
import { FirstTick } from '../clock/first-tick';
import { Notices } from '../ui/notices';

/** Loads {@link Releases} after the first tick; viewers who are not signed in have no ticks. */
@Injectable({ providedIn: 'root' })
export class ReleasesLoader {
  private readonly injector = inject(Injector);
  private readonly notices = inject(Notices);

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

  async onNavigationError(error: NavigationError): Promise<void> {
    try {
      await (await this.releases()).onNavigationError(error);
    } catch {
      this.notices.fail('This page could not be loaded. Check your connection and reload.');
    }
  }

  private async releases() {
    const { Releases } = await import('./releases');
    return this.injector.get(Releases);
  }
}
