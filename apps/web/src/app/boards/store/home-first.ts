import type { SavedZone } from '@live-tz/contracts';

/** The clocks in the order of the page: the first one in the home zone leads, the others keep their order. */
export function homeFirst(clocks: readonly SavedZone[], homeZone: string | null): readonly SavedZone[] {
  const home = clocks.find(({ zone }) => zone === homeZone);
  return home === undefined ? clocks : [home, ...clocks.filter((clock) => clock !== home)];
}
