import { ChangeDetectionStrategy, Component, DestroyRef, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { ClockStore } from '../clock/clock-store';
import { sentenceOf } from '../http/problem-error';
import { PreferencesStore } from '../preferences/preferences-store';
import { Notices } from '../ui/notices';

/** Everything behind the sign-in: as long as it stands, the clock runs. */
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
    inject(DestroyRef).onDestroy(() => clock.stop());
    inject(PreferencesStore)
      .load()
      .catch((error: unknown) => this.notices.fail(sentenceOf(error)));
  }
}
