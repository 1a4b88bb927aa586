import { computed, inject, Injectable } from '@angular/core';
import { MS_PER_MINUTE } from '@live-tz/wall-clock';
import { type BrowserTzdataError, formatBrowserTzdataError } from '../formatting/tzdata-format';
import { BrowserTzdata } from './browser-tzdata';
import { findBrowserTzdataError } from './browser-tzdata-error';
import { ClockStore } from './clock-store';

/** Zones change their clocks only at a quarter of an hour. */
const QUARTER_HOUR_MS = 15 * MS_PER_MINUTE;

/** Where the browser's zone data are wrong about the zones on the page, checked every quarter of an hour and with every new rule. */
@Injectable({ providedIn: 'root' })
export class BrowserTzdataStore {
  private readonly clock = inject(ClockStore);
  private readonly browser = new BrowserTzdata();
  private readonly quarterHourMs = computed(() => {
    const minuteMs = this.clock.minuteMs();
    return minuteMs === null ? null : minuteMs - (minuteMs % QUARTER_HOUR_MS);
  });

  /** By the zone's name as it is watched; zones that the browser is right about are left out. */
  readonly errors = computed<ReadonlyMap<string, BrowserTzdataError>>(() => {
    const quarterHourMs = this.quarterHourMs();
    const errors = new Map<string, BrowserTzdataError>();
    if (quarterHourMs === null) return errors;
    for (const [zone, state] of this.clock.rules()) {
      const error = findBrowserTzdataError(state, quarterHourMs, this.browser);
      if (error !== null) errors.set(zone, error);
    }
    return errors;
  });

  /**
   * How the browser would show a zone, without a full stop; empty where it is right.
   * @param place the user's name for the zone
   */
  textFor(zone: string, place: string): string {
    const error = this.errors().get(zone);
    const state = this.clock.rules().get(zone);
    return error && state ? formatBrowserTzdataError(error, place, state.offsetMinutes) : '';
  }
}
