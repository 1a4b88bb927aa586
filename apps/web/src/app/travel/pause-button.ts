import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { ClockStore } from '../clock/clock-store';
import { ShownMoment } from '../clock/shown-moment';
import { Icon } from '../ui/icon';
import { Pause } from './pause';

const PAUSE = 'M8.5 5.5v13M15.5 5.5v13';
const RESUME = 'M8 5.5v13l10.5-6.5Z';

/** Stops the clocks and starts them again (WCAG 2.2.2). It belongs near the top of a page, before what moves; the travel bar acts on it. */
@Component({
  selector: 'ltz-pause-button',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `
    @if (isUseful()) {
      <button
        type="button"
        class="icon-button"
        [attr.aria-label]="label()"
        [title]="label()"
        (click)="toggle()"
      >
        <ltz-icon [lines]="lines()" />
      </button>
    }
  `,
})
export class PauseButton {
  private readonly pause = inject(Pause);
  private readonly moment = inject(ShownMoment);
  private readonly clock = inject(ClockStore);

  /** Clocks that the user has moved stand still anyway, and so do those that have not started. */
  protected readonly isUseful = computed(
    () => this.pause.isWanted() || (this.clock.minuteMs() !== null && !this.moment.isTravelling()),
  );
  protected readonly label = computed(() =>
    this.pause.isWanted() ? 'Resume the clocks' : 'Pause the clocks',
  );
  protected readonly lines = computed(() => (this.pause.isWanted() ? RESUME : PAUSE));

  protected toggle(): void {
    void this.pause.set(!this.pause.isWanted());
  }
}
