import { inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { formatPlaceName } from '../formatting/place-name-format';
import { OwnZone } from '../zones/own-zone';
import { ZonesApi } from '../zones/zones-api';
import type { VisitorClock } from './visitor-clocks';

const MAX_MATCHES = 10;

/** The visitor's own clock, by the zone of the device's settings: a suggestion, whose rules come from the server. */
@Injectable()
export class VisitorHome {
  private readonly device = inject(OwnZone);
  private readonly zones = inject(ZonesApi);
  private readonly found = signal<VisitorClock | null>(null);

  /** Null until it is known, and without a usable zone of the device. */
  readonly clock = this.found.asReadonly();

  async load(): Promise<void> {
    // After a failure the page shows the other clocks.
    const state = await this.device.suggestion().catch(() => null);
    if (state === null) return;
    const clock = { zone: state.zone, place: formatPlaceName(state.zone) };
    this.found.set(clock);
    const matches = await firstValueFrom(this.zones.search(clock.place, MAX_MATCHES)).catch(() => []);
    const city = matches.find(({ zone, name }) => zone === clock.zone && name === clock.place);
    if (city === undefined) return;
    const { country, latitude, longitude } = city;
    this.found.set({ ...clock, country, latitude, longitude });
  }
}
