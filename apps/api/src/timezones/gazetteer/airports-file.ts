import type { Airport } from './airport';
import { coordinatesOfCell } from './coordinates-cell';
import { rowsOfFile } from './data-file';

/** The airports of the data file, sorted by code. */
export function airportsOfFile(): AsyncGenerator<Airport[]> {
  return rowsOfFile('airports.tsv', airportOf);
}

function airportOf(cells: readonly string[]): Airport {
  const [code = '', zone = '', country = '', city = '', name = '', weight, coordinates] = cells;
  return {
    code,
    zone,
    country,
    city,
    name,
    weight: Number(weight),
    coordinates: coordinatesOfCell(coordinates),
  };
}
