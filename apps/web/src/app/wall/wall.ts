import { DOCUMENT } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import type { SavedZone } from '@live-tz/contracts';
import { MS_PER_SECOND, ruleAt } from '@live-tz/wall-clock';
import { digitsWidthOf } from '../boards/fit/fit-clocks';
import { ClockStore } from '../clock/clock-store';
import { SecondDigits } from '../clock/second-digits';
import { ShownMoment } from '../clock/shown-moment';
import { formatLabel } from '../formatting/clock-label-format';
import { formatOfflineSince } from '../formatting/offline-format';
import { PreferencesStore } from '../preferences/preferences-store';
import { isPlainKey } from '../ui/plain-key';
import { fitWall } from './fit-wall';
import { FullScreen } from './full-screen';
import { Idle } from './idle';
import { brightnessAt } from './night-dimming';
import { shiftAt } from './pixel-shift';
import { ScreenWakeLock } from './screen-wake-lock';
import { UNKNOWN_TIME, wallTimeTextOf } from './wall-time-text';

/** One step of the shift against burn-in, as a share of the empty edge around the clocks. */
const SHIFT_PER_EDGE = 0.2;

/** Clocks for a screen that is looked at from across a room: the digits as large as it allows, and nothing else. */
@Component({
  selector: 'ltz-wall',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [SecondDigits],
  providers: [FullScreen, Idle, ScreenWakeLock],
  templateUrl: './wall.html',
  styleUrl: './wall.css',
  host: {
    '[class.idle]': 'idle.isIdle()',
    '[style.--columns]': 'fit().columns',
    '[style.--digit-size.px]': 'fit().digitSize',
    '[style.--label-size.px]': 'fit().labelSize',
    '[style.--status-size.px]': 'fit().statusSize',
    '[style.--status-height.px]': 'fit().statusHeight',
    '[style.--edge.px]': 'fit().edge',
    '(document:keydown)': 'onKeydown($event)',
  },
})
export class Wall {
  readonly name = input.required<string>();
  /** In the order in which they are shown. */
  readonly clocks = input.required<readonly SavedZone[]>();
  /** A sentence about a failure, which is shown in place of the state of the connection. */
  readonly failure = input('');
  readonly showSeconds = input(true);
  readonly dimsAtNight = input(true);
  readonly secondsToggled = output();
  readonly dimmingToggled = output();
  readonly left = output();

  protected readonly idle = inject(Idle);
  protected readonly fullScreen = inject(FullScreen);
  protected readonly wakeLock = inject(ScreenWakeLock);
  protected readonly clock = inject(ClockStore);
  private readonly moment = inject(ShownMoment);
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

  /** Words, while the server is silent; empty otherwise. */
  protected readonly status = computed(() => {
    if (this.failure() !== '') return this.failure();
    const hourFormat = this.preferences.hourFormat();
    switch (this.clock.connection()) {
      case 'live':
        return '';
      case 'connecting':
        return 'Connecting…';
      case 'reconnecting':
        return 'Reconnecting…';
      case 'offline':
        return `Offline${formatOfflineSince(this.clock.offlineSinceMs(), this.home(), hourFormat)}`;
    }
  });

  /** Lit every second second: it stops when the page no longer shows seconds. */
  protected readonly isHeartbeatLit = computed(
    () => Math.floor((this.clock.utcMs() ?? 0) / MS_PER_SECOND) % 2 === 0,
  );

  protected readonly fit = computed(() =>
    fitWall({
      ...this.size(),
      count: this.clocks().length,
      digitsWidth: digitsWidthOf(this.showSeconds(), this.preferences.hourFormat()),
      hasStatus: this.status() !== '',
    }),
  );

  protected readonly brightness = computed(() => {
    const [home, minuteMs] = [this.home(), this.clock.minuteMs()];
    if (!this.dimsAtNight() || home === undefined || minuteMs === null) return 1;
    return brightnessAt(minuteMs, ruleAt(home, minuteMs).offsetMinutes);
  });

  protected readonly shift = computed(() => {
    const { x, y } = shiftAt(this.clock.minuteMs() ?? 0);
    const length = (steps: number) => `calc(var(--edge) * ${steps * SHIFT_PER_EDGE})`;
    return `translate(${length(x)}, ${length(y)})`;
  });

  /** The zone of the user's home or, without one, of the first clock. */
  private readonly home = computed(() => {
    const zone = this.preferences.homeZone() ?? this.clocks()[0]?.zone ?? '';
    return this.clock.rules().get(zone);
  });

  constructor() {
    // A wall shows the time now, whatever moment the page before it showed.
    this.moment.returnToNow();
    effect(() => {
      const home = this.preferences.homeZone();
      this.clock.watch([...this.clocks().map(({ zone }) => zone), ...(home === null ? [] : [home])]);
    });
    this.followSize();
  }

  protected onKeydown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.repeat) return;
    if (isPlainKey(event, 'Escape')) this.left.emit();
    else if (isPlainKey(event, 's')) this.secondsToggled.emit();
    else if (isPlainKey(event, 'd')) this.dimmingToggled.emit();
    else if (isPlainKey(event, 'f')) this.fullScreen.toggle();
  }

  private followSize(): void {
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const measure = (): void => this.size.set({ width: element.clientWidth, height: element.clientHeight });
    const window = inject(DOCUMENT).defaultView;
    if (window === null) return;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    inject(DestroyRef).onDestroy(() => observer.disconnect());
  }
}
