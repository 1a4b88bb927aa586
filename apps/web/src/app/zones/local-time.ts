import { inject, Injectable, resource } from '@angular/core';
import { ruleAt } from '@live-tz/wall-clock';
import { firstValueFrom } from 'rxjs';
import { formatDayAndTime } from '../formatting/moment-format';
import { PreferencesStore } from '../preferences/preferences-store';
import { OwnZone } from './own-zone';
import { ZonesApi } from './zones-api';

/** Instants by the user's own clock: the home zone, or the zone of the device. */
@Injectable({ providedIn: 'root' })
export class LocalTime {
  private readonly preferences = inject(PreferencesStore);
  private readonly device = inject(OwnZone);
  private readonly zones = inject(ZonesApi);
  private readonly state = resource({
    params: () => ({ home: this.preferences.homeZone() }),
    loader: ({ params: { home } }) =>
      home === null ? this.device.suggestion() : firstValueFrom(this.zones.state(home)),
  });

  /** `Mon, Nov 30, 20:04`; `Mon, Nov 30, 19:04 UTC` while the zone is unknown. */
  dayAndTime(utcMs: number): string {
    const state = this.state.hasValue() ? this.state.value() : null;
    const format = this.preferences.hourFormat();
    if (state === null) return `${formatDayAndTime(utcMs, 0, format)} UTC`;
    return formatDayAndTime(utcMs, ruleAt(state, utcMs).offsetMinutes, format);
  }
}
