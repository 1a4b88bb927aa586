import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { SecondDigits } from '../clock/second-digits';
import { ShownMoment } from '../clock/shown-moment';
import { formatClockParts } from '../formatting/wall-time-format';
import { PreferencesStore } from '../preferences/preferences-store';

/** A figure dash for each digit, which is as wide as the digit that will replace it. */
const UNKNOWN = '\u2012\u2012';

/** The digits of one clock. Only those of the second change every second; a travelled moment has none. */
@Component({
  selector: 'ltz-clock-digits',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [SecondDigits],
  template: `
    <span>{{ parts().hour }}:{{ parts().minute }}</span>
    @if (preferences.preferences().showSeconds && !moment.isTravelling()) {
      <ltz-second-digits aria-hidden="true" [isKnown]="offsetMinutes() !== null" />
    }
    @if (parts().period) {
      <span class="period">{{ parts().period }}</span>
    }
  `,
  styleUrl: './clock-digits.css',
})
export class ClockDigits {
  /** Minutes east of UTC; null while the rule of the zone is unknown. */
  readonly offsetMinutes = input.required<number | null>();

  protected readonly preferences = inject(PreferencesStore);
  protected readonly moment = inject(ShownMoment);

  protected readonly parts = computed(() => {
    const minuteMs = this.moment.minuteMs();
    const offsetMinutes = this.offsetMinutes();
    if (minuteMs === null || offsetMinutes === null) return { hour: UNKNOWN, minute: UNKNOWN, period: '' };
    return formatClockParts(minuteMs, offsetMinutes, this.preferences.hourFormat());
  });
}
