import { effect, inject, Injectable, signal } from '@angular/core';
import type { SavedZone, ZoneState } from '@live-tz/contracts';
import { FirstTick } from '../clock/first-tick';
import { PreferencesStore } from '../preferences/preferences-store';
import type { SunLight } from './sun-light';

type SunLightModule = typeof import('./sun-light');

/** The light at the places of clocks. The position of the sun is computed by code that is loaded after the first tick. */
@Injectable({ providedIn: 'root' })
export class LightStore {
  private readonly hourFormat = inject(PreferencesStore).hourFormat;
  private readonly loaded = signal<SunLightModule | null>(null);

  constructor() {
    const { hasArrived } = inject(FirstTick);
    effect(() => {
      if (hasArrived()) void this.load();
    });
  }

  /** Null for a clock without a place, and until the code is loaded. */
  of({ latitude, longitude }: SavedZone, state: ZoneState, utcMs: number): SunLight | null {
    if (latitude === null || longitude === null) return null;
    return this.loaded()?.sunLightOf({ latitude, longitude }, state, utcMs, this.hourFormat()) ?? null;
  }

  /** Without a connection the cards stay without the light until the page is loaded again. */
  private async load(): Promise<void> {
    this.loaded.set(await import('./sun-light').catch(() => null));
  }
}
