import { computed, inject, Injectable, signal } from '@angular/core';
import type { ZoneState } from '@live-tz/contracts';
import { MS_PER_MINUTE } from '@live-tz/wall-clock';
import { ClockStore } from './clock-store';

/**
 * The moment that the clocks of a page show: the current second, or the moment that the viewer travels to. Layouts read the
 * time and the rules from here, never from {@link ClockStore}, so that all of them travel together.
 */
@Injectable({ providedIn: 'root' })
export class ShownMoment {
  private readonly clock = inject(ClockStore);
  /**
   * A page that opens with a moment in its address does not show the current time first: without rules its clocks show dashes,
   * until the code that reads the address is loaded.
   */
  private readonly travelledMs = signal<number | null>(location.search.includes('at=') ? 0 : null);
  private readonly travelledRules = signal<ReadonlyMap<string, ZoneState>>(new Map());

  readonly isTravelling = computed(() => this.travelledMs() !== null);
  /** UTC milliseconds; null while the server's time is unknown. */
  readonly utcMs = computed(() => this.travelledMs() ?? this.clock.utcMs());
  /** The same to the minute, so that what shows no seconds is not even checked each second. */
  readonly minuteMs = computed(() => this.travelledMs() ?? this.clock.minuteMs());
  /** The rules that apply at the moment, by the zone's name as it was watched; a zone is missing while its rules are loaded. */
  readonly rules = computed(() => (this.isTravelling() ? this.travelledRules() : this.clock.rules()));

  /** Stops the clocks at the minute of an instant. */
  travelTo(utcMs: number): void {
    this.travelledMs.set(Math.floor(utcMs / MS_PER_MINUTE) * MS_PER_MINUTE);
  }

  /** Sets the rules that apply at the travelled moment: those that the page has of the current time may not. */
  setTravelledRules(rules: ReadonlyMap<string, ZoneState>): void {
    this.travelledRules.set(rules);
  }

  returnToNow(): void {
    this.travelledMs.set(null);
  }
}
