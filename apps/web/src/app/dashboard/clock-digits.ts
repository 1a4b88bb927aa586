import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ClockStore } from '../clock/clock-store';
import { formatClockParts, formatSecond } from '../formatting/wall-time-format';
import { PreferencesStore } from '../preferences/preferences-store';

/** A figure dash for each digit, which is as wide as the digit that will replace it. */
const UNKNOWN = '\u2012\u2012';

/** The digits of one clock, the only part of a card that changes every second. */
@Component({
  selector: 'ltz-clock-digits',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span>{{ parts().hour }}:{{ parts().minute }}</span>
    @if (preferences.preferences().showSeconds) {
      <span class="seconds" aria-hidden="true"
        ><span class="second">:{{ second() }}</span></span
      >
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
  private readonly clock = inject(ClockStore);

  protected readonly parts = computed(() => {
    const minuteMs = this.clock.minuteMs();
    const offsetMinutes = this.offsetMinutes();
    if (minuteMs === null || offsetMinutes === null) return { hour: UNKNOWN, minute: UNKNOWN, period: '' };
    return formatClockParts(minuteMs, offsetMinutes, this.preferences.hourFormat());
  });
  protected readonly second = computed(() => {
    const utcMs = this.clock.utcMs();
    return utcMs === null || this.offsetMinutes() === null ? UNKNOWN : formatSecond(utcMs);
  });
}
