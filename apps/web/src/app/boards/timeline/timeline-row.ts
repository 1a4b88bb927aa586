import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { BoardClock, DayState, TimeSpan, ZoneState } from '@live-tz/contracts';
import { dayStateSpans } from '@live-tz/planning';
import { MS_PER_DAY, MS_PER_HOUR } from '@live-tz/wall-clock';
import { ShownMoment } from '../../clock/shown-moment';
import { formatMinutes } from '../../formatting/duration-format';
import { formatShortDate } from '../../formatting/wall-time-format';
import { PreferencesStore } from '../../preferences/preferences-store';
import { partsOf, percentOf } from '../day/axis';
import { sunlightWithin } from '../day/day-axis';
import { hasDayState } from '../day/day-state';
import { changeMarks, hourMarks } from './hour-marks';
import { knownOffsets } from './known-offsets';
import { ZoneTransitions } from './zone-transitions';

/** How much of the day before now the timeline shows. */
const BEFORE_MS = 6 * MS_PER_HOUR;
const NOON = 12;
/** A narrow timeline names every third hour. */
const NAMED_HOURS = 3;

/**
 * The 24 hours around now by one clock. The axis is the same for all clocks and moves once an hour, so that one line through
 * all rows is one instant.
 */
@Component({
  selector: 'ltz-timeline-row',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './timeline-row.html',
  styleUrl: './timeline-row.css',
  host: { 'aria-hidden': 'true' },
})
export class TimelineRow {
  readonly clock = input.required<BoardClock>();
  readonly state = input.required<ZoneState>();

  private readonly moment = inject(ShownMoment);
  private readonly preferences = inject(PreferencesStore);
  private readonly transitions = inject(ZoneTransitions);

  private readonly axis = computed(
    (): TimeSpan => {
      const minuteMs = this.moment.minuteMs() ?? 0;
      const fromMs = minuteMs - (minuteMs % MS_PER_HOUR) - BEFORE_MS;
      return { fromMs, untilMs: fromMs + MS_PER_DAY };
    },
    { equal: (a, b) => a.fromMs === b.fromMs },
  );
  private readonly offsets = computed(() =>
    knownOffsets(this.state(), this.transitions.of(this.state().zone)),
  );

  protected readonly now = computed(() => percentOf(this.moment.minuteMs() ?? 0, this.axis()));
  protected readonly spans = computed(() => {
    if (!hasDayState(this.clock())) return [];
    const axis = this.axis();
    return [...dayStateSpans(this.clock().effectiveHours, this.offsets(), axis)].flatMap(
      ({ state, ...span }): { state: DayState; at: number; width: number }[] =>
        partsOf([span], axis).map((part) => ({ state, ...part })),
    );
  });
  protected readonly sunlit = computed(() => partsOf(sunlightWithin(this.axis(), this.clock()), this.axis()));
  protected readonly hours = computed(() =>
    hourMarks(this.offsets(), this.axis()).map(({ atMs, at, hour, offsetMinutes }) => ({
      at,
      isMidnight: hour === 0,
      isNamed: hour % NAMED_HOURS === 0,
      text: hour === 0 ? formatShortDate(atMs, offsetMinutes) : this.hourText(hour),
    })),
  );
  protected readonly changes = computed(() =>
    changeMarks(this.offsets(), this.axis()).map(({ at, byMinutes }) => ({
      at,
      isGap: byMinutes > 0,
      text: `${byMinutes > 0 ? '+' : '\u2212'}${formatMinutes(Math.abs(byMinutes))}`,
    })),
  );

  private hourText(hour: number): string {
    return String(this.preferences.hourFormat() === 'h12' ? hour % NOON || NOON : hour);
  }
}
