import { BUNDLED_ZONE_DATA } from '../rules/zone-rules-data';
import { countriesOfZone } from '../rules/zone-rules-countries';
import { ZoneTable } from '../rules/zone-table';
import { listZones } from './listed-zones';
import { hasInvertedSign } from './zone-display-name';

describe('listZones', () => {
  const table = new ZoneTable(BUNDLED_ZONE_DATA);
  const listed = listZones(table);

  it('lists every name or maps it to a listed one, except those with an inverted sign', () => {
    const reached = listed.flatMap(({ zone, oldNames }) => [zone, ...oldNames]);
    expect(reached.sort()).toEqual(table.names.filter((name) => !hasInvertedSign(name)));
  });

  it('lists only places and the clocks without a place', () => {
    const placeless = listed.filter(({ zone }) => countriesOfZone(zone).length === 0).map(({ zone }) => zone);
    expect(placeless).toEqual(['GMT', 'UTC']);
  });

  it('has a zone of its own for every country of the tz database', () => {
    const all = new Set(table.names.flatMap(countriesOfZone).map(({ code }) => code));
    const reached = new Set(listed.flatMap(({ countries }) => countries).map(({ code }) => code));
    expect(all.size).toBeGreaterThan(240);
    expect(reached).toEqual(all);
  });

  it('maps an old name to the same clock, except those merged with another place', () => {
    const merged = listed.flatMap(({ zone, oldNames }) =>
      oldNames.filter((old) => table.rulesNameFor(old) !== table.rulesNameFor(zone)),
    );
    expect(merged.sort()).toEqual(['CST6CDT', 'EST5EDT', 'MST7MDT', 'PST8PDT']);
  });
});
