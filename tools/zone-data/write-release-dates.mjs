/**
 * Writes `apps/api/src/timezones/rules/release-dates.json`: the date of each release of the tz database. Run it after an upgrade
 * of moment-timezone, whose data contain only the name of their release: `npm run zone-data`, or with your own `NEWS`,
 * `npm run zone-data -- path/to/NEWS` (https://data.iana.org/time-zones/tzdb/NEWS).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { bundledRelease, findTzdataNews } from '../tzdata.mjs';

const TARGET = join(import.meta.dirname, '../../apps/api/src/timezones/rules/release-dates.json');
const SOURCE =
  'NEWS of the tz database (https://data.iana.org/time-zones/tzdb/NEWS): the date in its line "Release <name> - <date> <time>"';
/** Code and data were once released separately: `Release code1999i-data1999j`, `Release data1999h`. */
const RELEASE_LINE = /^Release (?:code\w+-)?(?:data)?(\d{4}[a-z]+) - (\d{4}-\d\d-\d\d) /gm;

function newsText(path) {
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

function releasesOf(text) {
  return Object.fromEntries([...text.matchAll(RELEASE_LINE)].map(([, release, day]) => [release, day]));
}

const news = process.argv[2] ?? findTzdataNews();
const releases = news === null ? {} : releasesOf(newsText(news));
if (releases[bundledRelease()] === undefined) {
  process.stderr.write(
    `Pass a NEWS with the date of ${bundledRelease()}: npm run zone-data -- path/to/NEWS\n`,
  );
  process.exit(1);
}
writeFileSync(TARGET, `${JSON.stringify({ source: SOURCE, releases }, null, 2)}\n`);
process.stdout.write(
  `${news}: ${Object.keys(releases).length} releases, the newest ${Object.keys(releases)[0]}\n`,
);
