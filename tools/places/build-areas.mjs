/** Writes `areas.tsv`: countries, states, provinces, islands. */
import { regions } from './area-regions.mjs';
import { countries } from './countries.mjs';
import { writeTable } from './tables.mjs';

const HEAD = [
  'Countries and regions, the countries first, each by population. Written by tools/places; see its README.md before changing it.',
  'Names, codes, populations of countries: Unicode CLDR, Unicode-3.0. Adjectives: world-countries, ODbL 1.0.',
  'Regions: also Countries States Cities Database (https://countrystatecity.in), ODbL 1.0, and GeoNames (https://www.geonames.org),',
  'CC BY 4.0. Zones: timezone-boundary-builder, from OpenStreetMap (https://openstreetmap.org/copyright), ODbL 1.0. All changed.',
  'kind, country, codes|..., zones,... the largest population first, population, name, other names|..., former names|...',
];

export function buildAreas() {
  const areas = [...countries(), ...regions()];
  writeTable('areas.tsv', HEAD, areas.map(cellsOf));
}

function cellsOf({ kind, country, codes, zones, population, name, names, oldNames }) {
  return [
    kind,
    country,
    codes.join('|'),
    zones.join(','),
    population,
    name,
    names.join('|'),
    oldNames.join('|'),
  ];
}
