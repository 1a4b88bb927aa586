import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AppendedClock, Coordinates } from '@live-tz/contracts';
import { optionalCoordinates } from '../timezones/names/zone-offer';
import { ZoneRules } from '../timezones/rules/zone-rules';
import { ZoneSearch } from '../timezones/search/zone-search';
import { unknownZoneIn } from '../timezones/unknown-zone';
import type { AddedClock } from './clock-list';
import type { StoredClock } from './stored-board';

type ClockPlace = Pick<StoredClock, 'zone' | 'place' | 'country' | 'latitude' | 'longitude'>;
/** A request for a clock, as far as it says where the clock is. */
type RequestedPlace = Pick<ClockPlace, 'zone'> & Partial<ClockPlace>;

/** Where clocks are: their zones, coordinates and countries. */
@Injectable()
export class ClockPlaces {
  constructor(
    private readonly rules: ZoneRules,
    private readonly search: ZoneSearch,
  ) {}

  /** Resolves when the coordinates of places are known, and not only those of the cities of zones. */
  ready(): Promise<void> {
    return this.search.ready();
  }

  /** A new clock with its place. @throws DomainError `invalid` for an unknown zone */
  async newClock(clock: AppendedClock): Promise<AddedClock> {
    return {
      id: clock.id?.toLowerCase() ?? randomUUID(),
      label: clock.label ?? null,
      hours: clock.hours ?? null,
      note: clock.note ?? null,
      ...(await this.of(clock)),
    };
  }

  /** The same for several, in their order. @throws DomainError `invalid` for an unknown zone */
  async newClocks(clocks: readonly AppendedClock[]): Promise<AddedClock[]> {
    const added: AddedClock[] = [];
    for (const clock of clocks) added.push(await this.newClock(clock));
    return added;
  }

  /** @throws DomainError `invalid` for an unknown zone */
  async of({ zone, place, country, latitude, longitude }: RequestedPlace): Promise<ClockPlace> {
    const named = { zone: this.resolved(zone), place: place ?? null, country: country ?? null };
    if (typeof latitude === 'number' && typeof longitude === 'number') {
      return { ...named, latitude, longitude };
    }
    if (named.place !== null) await this.ready();
    return this.located({ ...named, latitude: null, longitude: null });
  }

  /** A zone with the coordinates of its city. @throws DomainError `invalid` for an unknown zone */
  atCityOf(name: string): { zone: string } & Pick<ClockPlace, 'latitude' | 'longitude'> {
    const zone = this.resolved(name);
    return { zone, ...optionalCoordinates(this.coordinatesOf({ zone, place: null, country: null })) };
  }

  /** The clock with the coordinates of its place, if it lacks them; otherwise the same object. */
  located<Clock extends ClockPlace>(clock: Clock): Clock {
    if (clock.latitude !== null && clock.longitude !== null) return clock;
    const coordinates = this.coordinatesOf(clock);
    return coordinates === null ? clock : { ...clock, ...coordinates };
  }

  /** The country of the city of a zone, or null. */
  countryOf(zone: string): string | null {
    return this.search.countryOf(zone);
  }

  private coordinatesOf(clock: Pick<ClockPlace, 'zone' | 'place' | 'country'>): Coordinates | null {
    return this.search.coordinatesOf(clock);
  }

  /** The name as it was chosen, old ones included, in its canonical letter case. */
  private resolved(name: string): string {
    const zone = this.rules.resolve(name);
    if (zone === null) throw unknownZoneIn('zone', name, this.search.suggestionFor(name));
    return zone;
  }
}
