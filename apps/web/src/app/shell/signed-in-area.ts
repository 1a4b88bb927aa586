import { ChangeDetectionStrategy, Component, DestroyRef, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterOutlet } from '@angular/router';
import { catchError, debounceTime, EMPTY, filter, from, merge, skip, switchMap } from 'rxjs';
import { ClockSocket } from '../clock/clock-socket';
import { ClockStore } from '../clock/clock-store';
import { errorMessage } from '../http/problem-error';
import { PreferencesStore } from '../preferences/preferences-store';
import { Notices } from '../ui/notices/notices';

/** Changes within this time are read together. */
const REFRESH_DEBOUNCE_MS = 100;

/** The parent of all pages for signed-in users. The clock runs as long as it exists. */
@Component({
  selector: 'ltz-signed-in-area',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterOutlet],
  template: '<router-outlet />',
})
export class SignedInArea {
  private readonly notices = inject(Notices);

  constructor() {
    const clock = inject(ClockStore);
    clock.start();
    inject(DestroyRef).onDestroy(() => {
      clock.stop();
      // What a notice offers belongs to the user who is leaving.
      this.notices.dismissAll();
    });
    const preferences = inject(PreferencesStore);
    preferences.load().catch((error: unknown) => this.notices.fail(errorMessage(error)));
    this.followOtherPages(preferences);
  }

  /** Reads the preferences again after changes on the user's other pages, and after a reconnection that may have missed some. */
  private followOtherPages(preferences: PreferencesStore): void {
    const socket = inject(ClockSocket);
    merge(socket.preferences, socket.connected.pipe(filter(Boolean), skip(1)))
      .pipe(
        debounceTime(REFRESH_DEBOUNCE_MS),
        switchMap(() => from(preferences.refresh()).pipe(catchError(() => EMPTY))),
        takeUntilDestroyed(),
      )
      .subscribe();
  }
}
