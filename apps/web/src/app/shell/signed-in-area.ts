import { ChangeDetectionStrategy, Component, DestroyRef, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { ClockStore } from '../clock/clock-store';
import { errorMessage } from '../http/problem-error';
import { PreferencesStore } from '../preferences/preferences-store';
import { Notices } from '../ui/notices';

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
    inject(PreferencesStore)
      .load()
      .catch((error: unknown) => this.notices.fail(errorMessage(error)));
  }
}
