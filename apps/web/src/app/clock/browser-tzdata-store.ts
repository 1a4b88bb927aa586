import { computed, inject, Injectable } from '@angular/core';
import { browserErrorWords } from '../formatting/tzdata-format';
import { BrowserTruth } from './browser-tzdata';
import { type BrowserError, browserErrorOf } from './browser-tzdata-error';
import { ClockStore } from './clock-store';

/** No zone changes its clocks between two quarters of an hour. */
const QUARTER_MS = 900_000;

/** Where the browser is wrong about the zones on the page: found out each quarter of an hour, and with every new rule. */
@Injectable({ providedIn: 'root' })
export class TruthStore {
  private readonly clock = inject(ClockStore);
  private readonly browser = new BrowserTruth();
  private readonly quarterMs = computed(() => {
    const minuteMs = this.clock.minuteMs();
    return minuteMs === null ? null : minuteMs - (minuteMs % QUARTER_MS);
  });

  /** By the zone's name as it is watched; a zone the browser is right about is not there. */
  readonly errors = computed<ReadonlyMap<string, BrowserError>>(() => {
    const quarterMs = this.quarterMs();
    const errors = new Map<string, BrowserError>();
    if (quarterMs === null) return errors;
    for (const [zone, state] of this.clock.rules()) {
      const error = browserErrorOf(state, quarterMs, this.browser);
      if (error !== null) errors.set(zone, error);
    }
    return errors;
  });

  /**
   * What the browser would do to a zone, in words without a full stop; empty where it is right.
   * @param place what the person calls the zone
   */
  wordsFor(zone: string, place: string): string {
    const error = this.errors().get(zone);
    const state = this.clock.rules().get(zone);
    return error && state ? browserErrorWords(error, place, state.offsetMinutes) : '';
  }
}
