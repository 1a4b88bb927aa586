import { Clipboard } from '@angular/cdk/clipboard';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { BoardClock, DayState } from '@live-tz/contracts';
import { dayStateSpans, offsetsOfState } from '@live-tz/planning';
import { ruleAt } from '@live-tz/wall-clock';
import { ShownMoment } from '../../clock/shown-moment';
import { formatNextClockChange } from '../../formatting/clock-change-format';
import { formatPlace } from '../../formatting/clock-label-format';
import { formatDayState, formatNextDayState, formatTimeLeft } from '../../formatting/day-state-format';
import { formatHourAndMinute } from '../../formatting/wall-time-format';
import type { SunLight } from '../../light/sun-light';
import { PreferencesStore } from '../../preferences/preferences-store';
import { Icon } from '../../ui/icon';
import { Notices } from '../../ui/notices/notices';
import { BOARD_ICONS } from '../board-icons';
import type { ClockFacts } from '../clock-facts';
import { ClockGrid } from '../fit/clock-grid';
import { TimelineRow } from '../timeline/timeline-row';
import { dayAxis, sunlightWithin } from './day-axis';
import { DayBar } from './day-bar';
import { dayStateOf, hasDayState } from './day-state';

const ICONS: Readonly<Record<DayState, string>> = {
  working: BOARD_ICONS.briefcase,
  awake: BOARD_ICONS.cup,
  weekend: BOARD_ICONS.leaf,
  asleep: BOARD_ICONS.bed,
};

/** What the people of a clock are doing and what comes next, the light at its place, and its day as a bar. */
@Component({
  selector: 'ltz-clock-day',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayBar, Icon, TimelineRow],
  templateUrl: './clock-day.html',
  styleUrl: './clock-day.css',
})
export class ClockDay {
  readonly clock = input.required<BoardClock>();
  readonly label = input.required<string>();
  readonly light = input.required<SunLight | null>();

  private readonly moment = inject(ShownMoment);
  private readonly preferences = inject(PreferencesStore);
  private readonly notices = inject(Notices);
  private readonly clipboard = inject(Clipboard);
  private readonly grid = inject(ClockGrid, { optional: true });

  protected readonly isTimeline = computed(() => this.grid?.isTimeline() === true);
  protected readonly zone = computed(() => this.moment.rules().get(this.clock().zone));
  /** What the label leaves out: the place, and its country as a tooltip and for screen readers. */
  protected readonly where = computed(() => {
    const country = this.clock().country ?? '';
    const place = formatPlace(this.clock());
    return place === this.label() ? { shown: country, country: '' } : { shown: place, country };
  });

  protected readonly day = computed(() => {
    const [clock, zone, utcMs] = [this.clock(), this.zone(), this.moment.minuteMs()];
    if (zone === undefined || utcMs === null || !hasDayState(clock)) return null;
    const { state, next } = dayStateOf(clock, zone, utcMs);
    const { offsetMinutes } = ruleAt(zone, next?.atMs ?? utcMs);
    return {
      state,
      icon: ICONS[state],
      word: formatDayState(state),
      next: formatNextDayState(next, offsetMinutes, this.preferences.hourFormat()),
      left: next === null ? '' : formatTimeLeft(next.atMs, utcMs),
    };
  });

  protected readonly change = computed(() => {
    const [zone, utcMs] = [this.zone(), this.moment.minuteMs()];
    if (zone === undefined || utcMs === null) return '';
    return formatNextClockChange(zone, utcMs, this.preferences.hourFormat());
  });

  /** The axis and the light change once a day, the rest once a minute. */
  private readonly axis = computed(
    () => {
      const [zone, utcMs] = [this.zone(), this.moment.minuteMs()];
      return zone === undefined || utcMs === null ? null : dayAxis(utcMs, ruleAt(zone, utcMs).offsetMinutes);
    },
    { equal: (a, b) => a?.fromMs === b?.fromMs },
  );
  private readonly sunlight = computed(() => {
    const axis = this.axis();
    return axis === null ? [] : sunlightWithin(axis, this.clock());
  });
  private readonly work = computed(() => {
    const [axis, clock, zone] = [this.axis(), this.clock(), this.zone()];
    if (axis === null || zone === undefined || !hasDayState(clock)) return [];
    return [...dayStateSpans(clock.effectiveHours, offsetsOfState(zone), axis)].filter(
      ({ state }) => state === 'working',
    );
  });

  protected readonly bar = computed(() => {
    const [axis, nowMs] = [this.axis(), this.moment.minuteMs()];
    if (axis === null || nowMs === null) return null;
    return { axis, nowMs, sunlight: this.sunlight(), work: this.work() };
  });

  /** Copies `Tokyo 04:04 (UTC+09:00), Mon, Nov 23`: a time with its place and offset. */
  copy({ offsetMinutes, offset, date }: ClockFacts): void {
    const utcMs = this.moment.utcMs();
    if (utcMs === null) return;
    const time = formatHourAndMinute(utcMs, offsetMinutes, this.preferences.hourFormat());
    const isCopied = this.clipboard.copy(`${this.label()} ${time} (${offset}), ${date}`);
    if (isCopied) this.notices.confirm('Copied');
    else this.notices.fail('The browser did not allow copying. Select the time and copy it by hand.');
  }
}
