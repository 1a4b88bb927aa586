import { computed, inject, Injectable, signal } from '@angular/core';
import type { SavedZone } from '@live-tz/contracts';
import { SessionStore } from '../auth/session-store';
import { formatLabel } from '../formatting/clock-label-format';
import { formatPlaceName } from '../formatting/place-name-format';
import { PreferencesStore } from '../preferences/preferences-store';
import { OwnZone } from '../zones/own-zone';
import { SavedZonesApi } from '../zones/saved-zones-api';
import type { MomentPlace } from './moment-rows';

/** The viewer's clocks: the home and saved clocks of a signed-in user, or the zone of the device. */
@Injectable()
export class ViewerClocks {
  private readonly session = inject(SessionStore);
  private readonly preferences = inject(PreferencesStore);
  private readonly device = inject(OwnZone);
  private readonly savedZones = inject(SavedZonesApi);
  private readonly loaded = signal(false);
  private readonly deviceZone = signal<string | null>(null);
  private readonly saved = signal<readonly SavedZone[]>([]);

  /** Nothing is converted before the clocks are loaded. */
  readonly isLoaded = this.loaded.asReadonly();
  /** The viewer's own clock, or null when neither the preferences nor the device name one. */
  readonly own = computed<MomentPlace | null>(() => {
    // After signing out, the store still holds the preferences of the last user.
    const home = this.isSignedIn() ? this.preferences.homeZone() : null;
    if (home !== null) return placeOfZone(home, 'Home');
    const zone = this.deviceZone();
    return zone === null ? null : placeOfZone(zone, 'Your device’s time zone');
  });
  /** The saved clocks, by their labels. */
  readonly clocks = computed<readonly MomentPlace[]>(() =>
    this.saved().map((saved) => ({ zone: saved.zone, name: formatLabel(saved), note: '', isAdded: false })),
  );

  constructor() {
    void this.load();
  }

  /** Leaves out whatever cannot be loaded: the moment can be converted without it. */
  private async load(): Promise<void> {
    await this.session.known();
    const [device, , saved] = await Promise.all([
      this.device.suggestion().catch(() => null),
      this.isSignedIn() ? this.preferences.known().catch(() => undefined) : undefined,
      this.isSignedIn() ? this.savedZones.list().catch(() => []) : [],
    ]);
    this.deviceZone.set(device?.zone ?? null);
    this.saved.set(saved);
    this.loaded.set(true);
  }

  private isSignedIn(): boolean {
    return this.session.state() === 'signed-in';
  }
}

/** A place named after its zone. */
export function placeOfZone(zone: string, note = '', isAdded = false): MomentPlace {
  return { zone, name: formatPlaceName(zone), note, isAdded };
}
