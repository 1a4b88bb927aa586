import { computed, inject, Injectable, signal } from '@angular/core';
import { SessionStore } from '../auth/session-store';
import { errorMessage } from '../http/problem-error';
import { PreferencesStore } from '../preferences/preferences-store';
import { Notices } from '../ui/notices/notices';

/** Whether the clocks are to stand still: a preference of a user, and of a visitor for as long as the page is open. */
@Injectable({ providedIn: 'root' })
export class Pause {
  private readonly session = inject(SessionStore);
  private readonly preferences = inject(PreferencesStore);
  private readonly notices = inject(Notices);
  private readonly ofVisitor = signal(false);

  readonly isWanted = computed(() =>
    this.session.state() === 'signed-in' ? this.preferences.preferences().paused : this.ofVisitor(),
  );

  async set(paused: boolean): Promise<void> {
    if (this.session.state() !== 'signed-in') {
      this.ofVisitor.set(paused);
      return;
    }
    try {
      await this.preferences.change({ paused });
    } catch (error) {
      this.notices.fail(errorMessage(error));
    }
  }
}
