import { coordinatesOfCell } from './coordinates-cell';
import { listOf, rowsOfFile } from './data-file';
import type { NamedPlace } from './place';

const CITY_OF_ZONE = '=';

/** The places of the data file, the largest first. */
export function placesOfFile(): AsyncGenerator<NamedPlace[]> {
  return rowsOfFile('places.tsv', placeOf);
}

function placeOf(cells: readonly string[]): NamedPlace {
  const [
    zone = '',
    mark,
    countryCode = '',
    regions = '',
    population,
    coordinates,
    name = '',
    names,
    oldNames,
  ] = cells;
  const [region = '', regionLetters] = regions.split('=');
  return {
    place: {
      zone,
      isCityOfZone: mark === CITY_OF_ZONE,
      name,
      countryCode,
      region: region || null,
      regionLetters: regionLetters ?? null,
      population: Number(population),
      coordinates: coordinatesOfCell(coordinates),
    },
    names: listOf(names),
    oldNames: listOf(oldNames),
  };
}
