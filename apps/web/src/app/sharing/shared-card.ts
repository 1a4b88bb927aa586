import { ChangeDetectionStrategy, Component, computed, inject, input, viewChild } from '@angular/core';
import type { BoardClock } from '@live-tz/contracts';
import { BrowserTzdataWarning } from '../boards/browser-tzdata-warning';
import { ClockDigits } from '../boards/clock-digits';
import { clockFactsOf } from '../boards/clock-facts';
import { ClockLabel } from '../boards/clock-label';
import { ClockDay } from '../boards/day/clock-day';
import { ShownMoment } from '../clock/shown-moment';
import { formatLabel, formatPlace } from '../formatting/clock-label-format';
import { LightStore } from '../light/light-store';

/** A clock of a shared board: like a clock of the user's own, without anything that changes it. */
@Component({
  selector: 'ltz-shared-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BrowserTzdataWarning, ClockDay, ClockDigits, ClockLabel],
  template: `
    <article
      class="clock-card"
      [class.compared]="isCompared()"
      [attr.aria-label]="label()"
      [attr.data-light]="light()?.step"
      (focusin)="clockLabel().measure()"
    >
      <div class="clock-label"><ltz-clock-label [label]="label()" /></div>
      <button type="button" class="digits clock-digits" (click)="copy()">
        <time data-testid="time" [attr.datetime]="facts()?.datetime">
          <ltz-clock-digits [offsetMinutes]="facts()?.offsetMinutes ?? null" />
        </time>
        <span class="visually-hidden">, copy the time in {{ label() }}</span>
      </button>
      <div class="facts clock-facts tabular">
        @if (facts(); as facts) {
          <p class="date">
            <span>{{ facts.date }}&ngsp;</span>
            @if (facts.dayOffset) {
              <span class="shift">{{ facts.dayOffset }}</span>
            }
          </p>
          <p class="difference" [class.home]="isOwn()">{{ isOwn() ? 'Your time' : facts.difference }}</p>
          <p class="offset">{{ facts.offset }}</p>
          <ltz-clock-day #day [clock]="clock()" [label]="label()" [light]="light()" />
          <ltz-browser-tzdata-warning [zone]="clock().zone" [place]="placeName()" />
        }
      </div>
    </article>
  `,
  styleUrl: '../boards/clock-card.css',
})
export class SharedCard {
  readonly clock = input.required<BoardClock>();
  /** The viewer's zone, with which the clock is compared; null while it is unknown. */
  readonly ownZone = input.required<string | null>();

  private readonly moment = inject(ShownMoment);
  private readonly lights = inject(LightStore);
  private readonly day = viewChild<ClockDay>('day');
  protected readonly clockLabel = viewChild.required(ClockLabel);

  protected readonly label = computed(() => formatLabel(this.clock()));
  protected readonly placeName = computed(() => formatPlace(this.clock()));
  protected readonly isOwn = computed(() => this.clock().zone === this.ownZone());
  /** Whether its date follows from that of the viewer, by `+1 day`. */
  protected readonly isCompared = computed(() => !this.isOwn() && !!this.facts()?.difference);
  private readonly state = computed(() => this.moment.rules().get(this.clock().zone));
  protected readonly facts = computed(() => {
    const [state, minuteMs] = [this.state(), this.moment.minuteMs()];
    if (state === undefined || minuteMs === null) return null;
    return clockFactsOf(state, this.moment.rules().get(this.ownZone() ?? '') ?? null, minuteMs);
  });
  protected readonly light = computed(() => {
    const [state, minuteMs] = [this.state(), this.moment.minuteMs()];
    return state === undefined || minuteMs === null ? null : this.lights.of(this.clock(), state, minuteMs);
  });

  protected copy(): void {
    const facts = this.facts();
    if (facts !== null) this.day()?.copy(facts);
  }
}
