import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  signal,
} from '@angular/core';
import type { SavedZone } from '@live-tz/contracts';
import { digitsWidthOf } from '../boards/fit/fit-clocks';
import { ClockStore } from '../clock/clock-store';
import { SecondDigits } from '../clock/second-digits';
import { formatLabel } from '../formatting/clock-label-format';
import { formatOfflineSince } from '../formatting/offline-format';
import { PreferencesStore } from '../preferences/preferences-store';
import { fitWall } from './fit-wall';
import { homeStateOf } from './home-state';
import { UNKNOWN_TIME, wallTimeTextOf } from './wall-time-text';

/** Clocks that fill a box with digits as large as it allows. What it contains is positioned in the box. */
@Component({
  selector: 'ltz-fitted-clocks',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [SecondDigits],
  templateUrl: './fitted-clocks.html',
  styleUrl: './fitted-clocks.css',
  host: {
    '[style.--columns]': 'sizes().columns',
    '[style.--digit-size.px]': 'sizes().digitSize',
    '[style.--label-size.px]': 'sizes().labelSize',
    '[style.--status-size.px]': 'sizes().statusSize',
    '[style.--status-height.px]': 'sizes().statusHeight',
    '[style.--edge.px]': 'sizes().edge',
  },
})
export class FittedClocks {
  /** In the order in which they are shown. */
  readonly clocks = input.required<readonly SavedZone[]>();
  readonly showSeconds = input(true);
  /** A sentence about a failure, which is shown in place of the state of the connection. */
  readonly failure = input('');

  private readonly clock = inject(ClockStore);
  private readonly preferences = inject(PreferencesStore);
  private readonly size = signal({ width: 0, height: 0 });

  protected readonly times = computed(() => {
    const [rules, minuteMs, hourFormat] = [
      this.clock.rules(),
      this.clock.minuteMs(),
      this.preferences.hourFormat(),
    ];
    return this.clocks().map((clock) => {
      const state = rules.get(clock.zone);
      const isKnown = state !== undefined && minuteMs !== null;
      const text = isKnown ? wallTimeTextOf(state, minuteMs, hourFormat) : UNKNOWN_TIME;
      return { id: clock.id, label: formatLabel(clock), ...text };
    });
  });

  /** Words, while the server is silent or something has failed; empty otherwise. */
  readonly status = computed(() => {
    if (this.failure() !== '') return this.failure();
    switch (this.clock.connection()) {
      case 'live':
        return '';
      case 'connecting':
        return 'Connecting…';
      case 'reconnecting':
        return 'Reconnecting…';
      case 'offline':
        return `Offline${formatOfflineSince(this.clock.offlineSinceMs(), this.home(), this.preferences.hourFormat())}`;
    }
  });

  protected readonly sizes = computed(() =>
    fitWall({
      ...this.size(),
      count: this.clocks().length,
      digitsWidth: digitsWidthOf(this.showSeconds(), this.preferences.hourFormat()),
      hasStatus: this.status() !== '',
    }),
  );

  private readonly home = computed(() =>
    homeStateOf(this.preferences.homeZone(), this.clocks(), this.clock.rules()),
  );

  constructor() {
    effect(() => {
      const home = this.preferences.homeZone();
      this.clock.watch([...this.clocks().map(({ zone }) => zone), ...(home === null ? [] : [home])]);
    });
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const observer = new ResizeObserver(() =>
      this.size.set({ width: element.clientWidth, height: element.clientHeight }),
    );
    observer.observe(element);
    inject(DestroyRef).onDestroy(() => observer.disconnect());
  }
}
