import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ClockStore } from '../clock/clock-store';
import { formatClockParts } from '../formatting/wall-time-format';
import { PreferencesStore } from '../preferences/preferences-store';

/** The digits of one clock: the only part of the page that changes with the second. */
@Component({
  selector: 'ltz-clock-digits',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span>{{ face().hour }}:{{ face().minute }}</span>
    @if (preferences.preferences().showSeconds) {
      <span class="seconds" aria-hidden="true">:{{ face().second }}</span>
    }
    @if (face().period) {
      <span class="period">{{ face().period }}</span>
    }
  `,
  styleUrl: './clock-digits.css',
})
export class ClockDigits {
  /** Minutes east of UTC; null while the rule of the zone is not known. */
  readonly offsetMinutes = input.required<number | null>();

  protected readonly preferences = inject(PreferencesStore);
  private readonly clock = inject(ClockStore);

  protected readonly face = computed(() => {
    const utcMs = this.clock.utcMs();
    const offsetMinutes = this.offsetMinutes();
    if (utcMs === null || offsetMinutes === null) return UNKNOWN;
    return formatClockParts(utcMs, offsetMinutes, this.preferences.hourFormat());
  });
}

/** Figure dashes: as wide as the digits that will take their place. */
const UNKNOWN = { hour: '\u2012\u2012', minute: '\u2012\u2012', second: '\u2012\u2012', period: '' } as const;
