import { computed, inject, Injectable } from '@angular/core';
import { formatBrowserTzdataError } from '../formatting/tzdata-format';
import { BrowserTzdata } from './browser-tzdata';
import { type BrowserTzdataError, findBrowserTzdataError } from './browser-tzdata-error';
import { ClockStore } from './clock-store';

/** No zone changes its clocks between two quarters of an hour. */
const QUARTER_MS = 900_000;

/** Where the browser is wrong about the zones on the page: found out each quarter of an hour, and with every new rule. */
@Injectable({ providedIn: 'root' })
export class BrowserTzdataStore {
  private readonly clock = inject(ClockStore);
  private readonly browser = new BrowserTzdata();
  private readonly quarterMs = computed(() => {
    const minuteMs = this.clock.minuteMs();
    return minuteMs === null ? null : minuteMs - (minuteMs % QUARTER_MS);
  });

  /** By the zone's name as it is watched; a zone the browser is right about is not there. */
  readonly errors = computed<ReadonlyMap<string, BrowserTzdataError>>(() => {
    const quarterMs = this.quarterMs();
    const errors = new Map<string, BrowserTzdataError>();
    if (quarterMs === null) return errors;
    for (const [zone, state] of this.clock.rules()) {
      const error = findBrowserTzdataError(state, quarterMs, this.browser);
      if (error !== null) errors.set(zone, error);
    }
    return errors;
  });

  /**
   * What the browser would do to a zone, in words without a full stop; empty where it is right.
   * @param place what the person calls the zone
   */
  textFor(zone: string, place: string): string {
    const error = this.errors().get(zone);
    const state = this.clock.rules().get(zone);
    return error && state ? formatBrowserTzdataError(error, place, state.offsetMinutes) : '';
  }
}
