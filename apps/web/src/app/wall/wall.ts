import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { SavedZone } from '@live-tz/contracts';
import { MS_PER_SECOND, ruleAt } from '@live-tz/wall-clock';
import { ClockStore } from '../clock/clock-store';
import { ShownMoment } from '../clock/shown-moment';
import { PreferencesStore } from '../preferences/preferences-store';
import { isPlainKey } from '../ui/plain-key';
import { FittedClocks } from './fitted-clocks';
import { FullScreen } from './full-screen';
import { homeStateOf } from './home-state';
import { Idle } from './idle';
import { brightnessAt } from './night-dimming';
import { shiftAt } from './pixel-shift';
import { ScreenWakeLock } from './screen-wake-lock';

/** One step of the shift against burn-in, as a share of the empty edge around the clocks. */
const SHIFT_PER_EDGE = 0.2;

/** Clocks for a screen that is looked at from across a room. Its controls disappear with the pointer. */
@Component({
  selector: 'ltz-wall',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FittedClocks],
  providers: [FullScreen, Idle, ScreenWakeLock],
  templateUrl: './wall.html',
  styleUrl: './wall.css',
  host: { '[class.idle]': 'idle.isIdle()', '(document:keydown)': 'onKeydown($event)' },
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
  private readonly clock = inject(ClockStore);
  private readonly preferences = inject(PreferencesStore);

  /** Lit every second second: it stops when the page no longer shows seconds. */
  protected readonly isHeartbeatLit = computed(
    () => Math.floor((this.clock.utcMs() ?? 0) / MS_PER_SECOND) % 2 === 0,
  );

  protected readonly brightness = computed(() => {
    const home = homeStateOf(this.preferences.homeZone(), this.clocks(), this.clock.rules());
    const minuteMs = this.clock.minuteMs();
    if (!this.dimsAtNight() || home === undefined || minuteMs === null) return 1;
    return brightnessAt(minuteMs, ruleAt(home, minuteMs).offsetMinutes);
  });

  protected readonly shift = computed(() => {
    const { x, y } = shiftAt(this.clock.minuteMs() ?? 0);
    const length = (steps: number) => `calc(var(--edge) * ${steps * SHIFT_PER_EDGE})`;
    return `translate(${length(x)}, ${length(y)})`;
  });

  constructor() {
    // A wall shows the time now, whatever moment the page before it showed.
    inject(ShownMoment).returnToNow();
  }

  protected onKeydown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.repeat) return;
    if (isPlainKey(event, 'Escape')) this.left.emit();
    else if (isPlainKey(event, 's')) this.secondsToggled.emit();
    else if (isPlainKey(event, 'd')) this.dimmingToggled.emit();
    else if (isPlainKey(event, 'f')) this.fullScreen.toggle();
  }
}
