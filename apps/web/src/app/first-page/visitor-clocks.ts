import { DOCUMENT } from '@angular/common';
import { inject, Injectable, signal } from '@angular/core';
import type { SaveZone } from '@live-tz/contracts';

const KEY = 'live-tz.clocks';
/** The page is for a glance; a user has room for more. */
export const MAX_VISITOR_CLOCKS = 24;

/** A clock of a visitor, with what the server needs to save it for a user. */
export type VisitorClock = SaveZone & { place: string };

/** Clocks around the world, from west to east; the zones are those of `FIRST_PAGE_ZONES`. */
export const WORLD: readonly VisitorClock[] = [
  {
    zone: 'America/Los_Angeles',
    place: 'San Francisco',
    country: 'United States',
    latitude: 37.77,
    longitude: -122.42,
  },
  {
    zone: 'America/New_York',
    place: 'New York',
    country: 'United States',
    latitude: 40.71,
    longitude: -74.01,
  },
  { zone: 'Europe/London', place: 'London', country: 'United Kingdom', latitude: 51.51, longitude: -0.13 },
  { zone: 'Asia/Kolkata', place: 'Mumbai', country: 'India', latitude: 19.07, longitude: 72.88 },
  { zone: 'Asia/Tokyo', place: 'Tokyo', country: 'Japan', latitude: 35.69, longitude: 139.69 },
  { zone: 'Australia/Sydney', place: 'Sydney', country: 'Australia', latitude: -33.87, longitude: 151.21 },
];

/** The clocks of a visitor without an account, kept on this device until an account takes them over. */
@Injectable({ providedIn: 'root' })
export class VisitorClocks {
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly shown = signal<readonly VisitorClock[]>(this.read());

  readonly clocks = this.shown.asReadonly();

  /** Inserts a clock, at the end where no position is given. Returns whether there was room, and no clock of that place yet. */
  add(clock: VisitorClock, position = Infinity): boolean {
    const clocks = this.shown();
    const isThere = clocks.some(({ zone, place }) => zone === clock.zone && place === clock.place);
    if (isThere || clocks.length >= MAX_VISITOR_CLOCKS) return false;
    this.write([...clocks.slice(0, position), clock, ...clocks.slice(position)]);
    return true;
  }

  /** Returns the position that the clock had. */
  remove(clock: VisitorClock): number {
    const position = this.shown().indexOf(clock);
    this.write(this.shown().filter((other) => other !== clock));
    return position;
  }

  /** Starts again with the clocks around the world. */
  reset(): void {
    this.shown.set(WORLD);
    this.store((storage) => storage.removeItem(KEY));
  }

  private write(clocks: readonly VisitorClock[]): void {
    this.shown.set(clocks);
    this.store((storage) => storage.setItem(KEY, JSON.stringify(clocks)));
  }

  private read(): readonly VisitorClock[] {
    let clocks: unknown = null;
    this.store((storage) => (clocks = JSON.parse(storage.getItem(KEY) ?? 'null')));
    return Array.isArray(clocks) ? clocks.filter(isClock).slice(0, MAX_VISITOR_CLOCKS) : WORLD;
  }

  /** Without storage, or with one that is full or damaged, the clocks last as long as the page. */
  private store(run: (storage: Storage) => void): void {
    try {
      if (this.window !== null) run(this.window.localStorage);
    } catch {
      // As described above.
    }
  }
}

function isClock(value: unknown): value is VisitorClock {
  return (
    typeof value === 'object' &&
    value !== null &&
    'zone' in value &&
    typeof value.zone === 'string' &&
    'place' in value &&
    typeof value.place === 'string'
  );
}
