import { listOf, rowsOfFile } from './data-file';
import type { NamedArea } from './named-area';

/** The countries and regions of the data file: the countries first, then the regions, each by population. */
export function areasOfFile(): AsyncGenerator<NamedArea[]> {
  return rowsOfFile('areas.tsv', areaOf);
}

function areaOf(cells: readonly string[]): NamedArea {
  const [kind, country = '', codes, zones, population, name = '', names, oldNames] = cells;
  return {
    kind: kind === 'country' ? kind : 'region',
    country,
    codes: listOf(codes),
    zones: listOf(zones, ','),
    population: Number(population),
    name,
    names: listOf(names),
    oldNames: listOf(oldNames),
  };
}
