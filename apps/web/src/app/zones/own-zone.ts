import { inject, Injectable } from '@angular/core';
import type { ZoneState } from '@live-tz/contracts';
import { firstValueFrom } from 'rxjs';
import { ProblemError } from '../http/problem-error';
import { ZonesApi } from './zones-api';

/** The zone of the device's settings, used as a suggestion and never for a time. */
@Injectable({ providedIn: 'root' })
export class OwnZone {
  private readonly zones = inject(ZonesApi);

  /** The state of the device's zone, or null when the device has none or the server does not know it. */
  async suggestion(): Promise<ZoneState | null> {
    const name = new Intl.DateTimeFormat().resolvedOptions().timeZone as string | undefined;
    // Browsers report `Etc/Unknown` on a host without a zone.
    if (!name || name === 'Etc/Unknown') return null;
    try {
      return await firstValueFrom(this.zones.state(name));
    } catch (error) {
      if (error instanceof ProblemError && error.is('not-found')) return null;
      throw error;
    }
  }
}
