import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { TimeSpan } from '@live-tz/contracts';
import { partsOf, percentOf } from './axis';

/** The day of a clock as a hairline: when the sun is up, when the working hours are, and the time now. The words are beside it. */
@Component({
  selector: 'ltz-day-bar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (part of sunlit(); track $index) {
      <span class="sun" [style.left.%]="part.at" [style.width.%]="part.width"></span>
    }
    @for (part of worked(); track $index) {
      <span class="work" [style.left.%]="part.at" [style.width.%]="part.width"></span>
    }
    <span class="now" [style.left.%]="now()"></span>
  `,
  styleUrl: './day-bar.css',
  host: { 'aria-hidden': 'true' },
})
export class DayBar {
  readonly axis = input.required<TimeSpan>();
  readonly sunlight = input.required<readonly TimeSpan[]>();
  readonly work = input.required<readonly TimeSpan[]>();
  readonly nowMs = input.required<number>();

  protected readonly sunlit = computed(() => partsOf(this.sunlight(), this.axis()));
  protected readonly worked = computed(() => partsOf(this.work(), this.axis()));
  protected readonly now = computed(() => percentOf(this.nowMs(), this.axis()));
}
