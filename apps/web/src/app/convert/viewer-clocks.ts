import { computed, inject, Injectable, signal } from '@angular/core';
import type { SavedZone } from '@live-tz/contracts';
import { SessionStore } from '../auth/session-store';
import { formatLabel } from '../formatting/clock-label-format';
import { formatPlaceName } from '../formatting/place-name-format';
import { PreferencesStore } from '../preferences/preferences-store';
import { OwnZone } from '../zones/own-zone';
import { SavedZonesApi } from '../zones/saved-zones-api';
import type { MomentPlace } from './moment-rows';

/** Whose time a moment is told in: the signed-in person's home and clocks, or the zone a stranger's device names. */
@Injectable()
export class ViewerClocks {
  private readonly session = inject(SessionStore);
  private readonly preferences = inject(PreferencesStore);
  private readonly device = inject(OwnZone);
  private readonly savedZones = inject(SavedZonesApi);
  private readonly known = signal(false);
  private readonly deviceZone = signal<string | null>(null);
  private readonly saved = signal<readonly SavedZone[]>([]);

  /** Whether it is known who reads: until then nothing is asked. */
  readonly isKnown = this.known.asReadonly();
  /** The reader's own clock, or null when neither they nor their device tell one. */
  readonly own = computed<MomentPlace | null>(() => {
    // The preferences of one who has signed out are not a stranger's.
    const home = this.isSignedIn() ? this.preferences.homeZone() : null;
    if (home !== null) return placeOfZone(home, 'Home');
    const zone = this.deviceZone();
    return zone === null ? null : placeOfZone(zone, 'Where your device says it is');
  });
  /** The reader's saved clocks, under their labels. */
  readonly clocks = computed<readonly MomentPlace[]>(() =>
    this.saved().map((saved) => ({ zone: saved.zone, name: formatLabel(saved), note: '', isAdded: false })),
  );

  constructor() {
    void this.learn();
  }

  /** What cannot be learnt is done without: the moment is told all the same. */
  private async learn(): Promise<void> {
    await this.session.known();
    const [device, , saved] = await Promise.all([
      this.device.suggestion().catch(() => null),
      this.isSignedIn() ? this.preferences.known().catch(() => undefined) : undefined,
      this.isSignedIn() ? this.savedZones.list().catch(() => []) : [],
    ]);
    this.deviceZone.set(device?.zone ?? null);
    this.saved.set(saved);
    this.known.set(true);
  }

  private isSignedIn(): boolean {
    return this.session.state() === 'signed-in';
  }
}

/** A zone that nobody has named. */
export function placeOfZone(zone: string, note = '', isAdded = false): MomentPlace {
  return { zone, name: formatPlaceName(zone), note, isAdded };
}
