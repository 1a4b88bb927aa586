/**
 * Writes the data files of `apps/api/src/timezones/gazetteer`. The same packages give the same bytes. The API must be built,
 * because its list of zones and its folding of text are used.
 */
import { buildAirports } from './build-airports.mjs';
import { buildAreas } from './build-areas.mjs';
import { buildPlaces } from './build-places.mjs';
import { buildZoneLabels } from './build-zone-labels.mjs';

const builders = {
  places: buildPlaces,
  areas: buildAreas,
  airports: buildAirports,
  'zone-labels': buildZoneLabels,
};

/** All of them, or those that the command line names. */
const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(builders);
for (const name of names) builders[name]();
