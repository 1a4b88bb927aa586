import type { SavedZone } from '@live-tz/contracts';

/** The clocks in the order of the page: the first one in the home zone leads, the others keep their order. */
export function homeFirst<Clock extends SavedZone>(
  clocks: readonly Clock[],
  homeZone: string | null,
): readonly Clock[] {
  const home = clocks.find(({ zone }) => zone === homeZone);
  return home === undefined ? clocks : [home, ...clocks.filter((clock) => clock !== home)];
}
