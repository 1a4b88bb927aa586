import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ClockStore } from '../clock/clock-store';
import { formatClockParts } from '../formatting/wall-time-format';
import { PreferencesStore } from '../preferences/preferences-store';

/** The digits of one clock, the only part of a card that changes every second. */
@Component({
  selector: 'ltz-clock-digits',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span>{{ parts().hour }}:{{ parts().minute }}</span>
    @if (preferences.preferences().showSeconds) {
      <span class="seconds" aria-hidden="true">:{{ parts().second }}</span>
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
    const utcMs = this.clock.utcMs();
    const offsetMinutes = this.offsetMinutes();
    if (utcMs === null || offsetMinutes === null) return UNKNOWN;
    return formatClockParts(utcMs, offsetMinutes, this.preferences.hourFormat());
  });
}

/** Figure dashes, which are as wide as the digits that will replace them. */
const UNKNOWN = { hour: '\u2012\u2012', minute: '\u2012\u2012', second: '\u2012\u2012', period: '' } as const;
