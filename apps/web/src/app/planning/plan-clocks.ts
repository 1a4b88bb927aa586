import { computed, inject, Injectable, signal } from '@angular/core';
import type { SavedZone } from '@live-tz/contracts';
import { SessionStore } from '../auth/session-store';
import { formatLabel } from '../formatting/clock-label-format';
import { formatPlaceName } from '../formatting/place-name-format';
import { errorMessage } from '../http/problem-error';
import { PreferencesStore } from '../preferences/preferences-store';
import { OwnZone } from '../zones/own-zone';
import { SavedZonesApi } from '../zones/saved-zones-api';
import type { PlanClock } from './plan-clock';

/** The user's clocks, or the zone of the device of a viewer who is not signed in: those who meet unless the address names others. */
@Injectable()
export class PlanClocks {
  private readonly session = inject(SessionStore);
  private readonly preferences = inject(PreferencesStore);
  private readonly device = inject(OwnZone);
  private readonly savedZones = inject(SavedZonesApi);
  private readonly loaded = signal<readonly PlanClock[] | null>(null);
  private readonly currentFailure = signal('');

  /** The home clock first; null until they are loaded. */
  readonly clocks = computed(() => {
    const clocks = this.loaded();
    const home = this.preferences.homeZone();
    if (clocks === null) return null;
    return [...clocks.filter(({ zone }) => zone === home), ...clocks.filter(({ zone }) => zone !== home)];
  });
  readonly failure = this.currentFailure.asReadonly();

  constructor() {
    this.load().catch((error: unknown) => this.currentFailure.set(errorMessage(error)));
  }

  private async load(): Promise<void> {
    await this.session.known();
    if (this.session.state() === 'signed-in') {
      const [saved] = await Promise.all([this.savedZones.list(), this.preferences.known()]);
      this.loaded.set(saved.map(clockOf));
      return;
    }
    const device = await this.device.suggestion().catch(() => null);
    this.loaded.set(device === null ? [] : [clockOfZone(device.zone)]);
  }
}

/** A clock named after its zone. */
export function clockOfZone(zone: string): PlanClock {
  return { zone, name: formatPlaceName(zone), hours: null };
}

function clockOf(saved: SavedZone): PlanClock {
  return { zone: saved.zone, name: formatLabel(saved), hours: null };
}
