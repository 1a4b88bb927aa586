/**
 * Writes the data files of `apps/api/src/timezones/gazetteer`. The same packages give the same bytes. The API must be built,
 * because its list of zones and its folding of text are used.
 */
import { buildAirports } from './build-airports.mjs';
import { buildPlaces } from './build-places.mjs';

buildPlaces();
buildAirports();
