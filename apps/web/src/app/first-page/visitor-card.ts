import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { ShownMoment } from '../clock/shown-moment';
import { ClockDigits } from '../boards/clock-digits';
import { clockFactsOf } from '../boards/clock-facts';
import { PreferencesStore } from '../preferences/preferences-store';
import { Icon } from '../ui/icon';
import type { VisitorClock } from './visitor-clocks';

type SunLightModule = typeof import('../light/sun-light');
const sunLight = signal<SunLightModule | null>(null);

/** A clock of the first page. */
@Component({
  selector: 'ltz-visitor-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ClockDigits, Icon],
  template: `
    <article class="clock-card" [attr.aria-label]="clock().place" [attr.data-light]="light()?.step">
      <div class="clock-label">
        <h2>{{ clock().place }}</h2>
      </div>
      <p class="clock-digits">
        <time data-testid="time" [attr.datetime]="facts()?.datetime">
          <ltz-clock-digits [offsetMinutes]="facts()?.offsetMinutes ?? null" />
        </time>
      </p>
      <div class="clock-facts tabular">
        @if (facts(); as facts) {
          <p>
            <span>{{ facts.date }}</span>
            <span class="difference" [class.own]="isOwn()">{{
              isOwn() ? 'Your time' : facts.difference
            }}</span>
          </p>
          <p>
            @if (light(); as light) {
              <span><ltz-icon [name]="light.icon" /> {{ light.word }}</span>
            }
            <span class="offset">{{ facts.offset }}</span>
          </p>
        }
      </div>
      @if (!isOwn()) {
        <button
          type="button"
          class="icon-button remove"
          [attr.aria-label]="'Remove ' + clock().place"
          (click)="removed.emit()"
        >
          <ltz-icon name="close" />
        </button>
      }
    </article>
  `,
  styleUrl: './visitor-card.css',
})
export class VisitorCard {
  readonly clock = input.required<VisitorClock>();
  /** The zone of the visitor, with which the others are compared; null while it is unknown. */
  readonly ownZone = input.required<string | null>();
  readonly isOwn = input(false);
  readonly removed = output();

  private readonly moment = inject(ShownMoment);
  private readonly hourFormat = inject(PreferencesStore).hourFormat;

  protected readonly facts = computed(() => {
    const rules = this.moment.rules();
    const state = rules.get(this.clock().zone);
    const minuteMs = this.moment.minuteMs();
    if (state === undefined || minuteMs === null) return null;
    return clockFactsOf(state, rules.get(this.ownZone() ?? '') ?? null, minuteMs);
  });
  protected readonly light = computed(() => {
    const { zone, latitude = null, longitude = null } = this.clock();
    const state = this.moment.rules().get(zone);
    const minuteMs = this.moment.minuteMs();
    if (state === undefined || minuteMs === null || latitude === null || longitude === null) return null;
    return sunLight()?.sunLightOf({ latitude, longitude }, state, minuteMs, this.hourFormat()) ?? null;
  });

  constructor() {
    void import('../light/sun-light').then(
      (file) => sunLight.set(file),
      // Without it the cards have no light.
      () => undefined,
    );
  }
}
