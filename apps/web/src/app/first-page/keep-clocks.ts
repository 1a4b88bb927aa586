import type { Injector } from '@angular/core';
import { Notices } from '../ui/notices/notices';
import { PreferencesStore } from '../preferences/preferences-store';
import { OwnZone } from '../zones/own-zone';
import { SavedZonesApi } from '../zones/saved-zones-api';
import { formatPlaceName } from '../formatting/place-name-format';
import { VisitorClocks } from './visitor-clocks';

/** Saves the clocks of the first page for a user who has just created an account, with their own place first, as their home. */
export async function keepClocks(injector: Injector): Promise<void> {
  const [kept, api] = [injector.get(VisitorClocks), injector.get(SavedZonesApi)];
  try {
    const own = await injector.get(OwnZone).suggestion();
    const home = own === null ? [] : [{ zone: own.zone, place: formatPlaceName(own.zone) }];
    const others = kept.clocks().filter(({ zone, place }) => zone !== own?.zone || place !== home[0]?.place);
    for (const clock of [...home, ...others]) await api.add(clock);
    if (own !== null) await injector.get(PreferencesStore).change({ homeZone: own.zone });
    kept.reset();
  } catch {
    injector.get(Notices).fail('Not all of your clocks could be saved. Add the missing ones here.');
  }
}
