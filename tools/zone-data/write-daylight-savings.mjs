/**
 * Writes `apps/api/src/timezones/worldtime/daylight-savings.json`: which abbreviations of a zone are daylight saving time by the flag
 * of the tz database, and by how much. moment-timezone's data do not contain the flag, so it is read from `tzdata.zi` of the same
 * release, with `zic` and `zdump`. `npm run zone-data` runs it after an upgrade of moment-timezone.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundledRelease, findTzdata } from '../tzdata.mjs';

const ROOT = join(import.meta.dirname, '../..');
const TARGET = join(ROOT, 'apps/api/src/timezones/worldtime/daylight-savings.json');
const RELEASE_DATES = join(ROOT, 'apps/api/src/timezones/rules/release-dates.json');
const PACKED = join(ROOT, 'node_modules/moment-timezone/data/packed/latest.json');
const SOURCE =
  'isdst of the tz database (main form, as in tzdata.zi), compiled by zic and read by zdump; minutes: the difference to the standard time before it';
const YEAR_MS = 366 * 24 * 60 * 60_000;
/** Interval format of zdump(8): date, time, offset, abbreviation unless it is the offset, and 1 for daylight saving time. */
const INTERVAL =
  /^(?<date>[^\t]*)\t[^\t]*\t(?<offset>[+-]\d+)(?:\t(?<abbreviation>[^\t]*))?(?:\t(?<flag>\d))?$/;

const source = findTzdata();
if (source === null) {
  process.stderr.write(`There is no tzdata.zi of ${bundledRelease()}: npm run zone-data installs it.\n`);
  process.exit(1);
}

/** From a year before the release, because the standard time before the daylight saving time of that day has to be known. */
function boundsOf(day) {
  return [Date.parse(day) - YEAR_MS, Date.UTC(2038, 0)].map((utcMs) => utcMs / 1000).join();
}

/** All names of each clock, by the name that has the rules. */
function namesByZone() {
  const { zones, links } = JSON.parse(readFileSync(PACKED, 'utf8'));
  const names = new Map(zones.map((entry) => entry.split('|')[0]).map((name) => [name, [name]]));
  for (const [zone, other] of links.map((link) => link.split('|'))) names.get(zone).push(other);
  return names;
}

/** The output of `zdump` for each zone, in their order. */
function dump(zones) {
  const folder = mkdtempSync(join(tmpdir(), 'live-tz-zones-'));
  try {
    execFileSync('zic', ['-b', 'fat', '-d', folder, source]);
    const files = zones.map((zone) => join(folder, zone));
    const options = { encoding: 'utf8', maxBuffer: 2 ** 26 };
    const output = execFileSync('zdump', ['-i', '-t', boundsOf(releasedOn), ...files], options);
    return output.split(/\n*TZ="[^"]*"\n/).slice(1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function intervalsOf(block) {
  return block
    .trimEnd()
    .split('\n')
    .map((line) => {
      const { date, offset, abbreviation, flag } = INTERVAL.exec(line).groups;
      return {
        date,
        minutes: minutesOf(offset),
        abbreviation: abbreviation?.replaceAll('"', '') || offset,
        isDaylight: flag === '1',
      };
    });
}

/** `+0545`, `-03` */
function minutesOf(offset) {
  const [hours = 0, minutes = 0] = offset.slice(1).match(/\d\d/g).map(Number);
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/**
 * The minutes that each abbreviation of daylight saving time adds to standard time, from the day of the release on: the same
 * abbreviation was another kind of time in some zones before (`+00` in Morocco until 2026).
 */
function savingsOf(zone, intervals) {
  const savings = new Map();
  let standard = intervals.find(({ isDaylight }) => !isDaylight)?.minutes;
  for (const [index, { minutes, abbreviation, isDaylight }] of intervals.entries()) {
    const saving = isDaylight ? minutes - standard : 0;
    if (!isDaylight) standard = minutes;
    if (intervals[index + 1]?.date <= releasedOn) continue;
    if (savings.has(abbreviation) && savings.get(abbreviation) !== saving)
      throw new Error(`${zone} uses ${abbreviation} for several kinds of time: the file needs dates.`);
    savings.set(abbreviation, saving);
  }
  return [...savings].filter(([, saving]) => saving !== 0);
}

const { releases } = JSON.parse(readFileSync(RELEASE_DATES, 'utf8'));
const releasedOn = releases[bundledRelease()];
const names = namesByZone();
const blocks = dump([...names.keys()]);
if (blocks.length !== names.size) throw new Error(`zdump read ${blocks.length} of ${names.size} zones.`);
const zonesOf = new Map();
for (const [index, [zone, all]] of [...names].entries()) {
  for (const [abbreviation, minutes] of savingsOf(zone, intervalsOf(blocks[index]))) {
    const key = JSON.stringify({ abbreviation, minutes });
    zonesOf.set(key, [...(zonesOf.get(key) ?? []), ...all]);
  }
}
const savings = [...zonesOf]
  .map(([key, zones]) => ({ ...JSON.parse(key), zones: zones.sort() }))
  .sort((a, b) => (a.abbreviation < b.abbreviation ? -1 : 1));
writeFileSync(TARGET, `${JSON.stringify({ source: SOURCE, release: bundledRelease(), savings }, null, 2)}\n`);
process.stdout.write(`${savings.length} kinds of daylight saving time of ${bundledRelease()}\n`);
