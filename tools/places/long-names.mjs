/** Long names of times in English: CLDR's metazones, with the zone that stands for each, and a few by hand. */
import { createRequire } from 'node:module';
import { zoneOfToday } from './program.mjs';
import { newNames } from './tables.mjs';

const require = createRequire(import.meta.url);
const { metazones } = require('cldr-core/supplemental/metaZones.json').supplemental.metaZones;
const names = require('cldr-dates-full/main/en/timeZoneNames.json').main.en.dates.timeZoneNames;

const WORLD = '001';
/** Summer time was abolished in Mexico, but the standard time of the United States is still used there and elsewhere all year. */
const ALL_YEAR = {
  America_Central: ['America/Regina', 'America/Costa_Rica'],
  America_Eastern: ['America/Panama', 'America/Cancun', 'America/Jamaica'],
  America_Mountain: ['America/Phoenix', 'America/Hermosillo'],
  Atlantic: ['America/Puerto_Rico'],
  Australia_Central: ['Australia/Darwin'],
  Australia_Eastern: ['Australia/Brisbane'],
  Europe_Central: ['Africa/Algiers'],
  Europe_Eastern: ['Africa/Tripoli', 'Europe/Kaliningrad'],
};
/** CLDR's choice is smaller than another place of the same clock, or shares the clock and not the name. */
const CHOSEN = {
  Alaska: 'America/Anchorage',
  Chamorro: 'Pacific/Guam',
  Europe_Central: 'Europe/Berlin',
  Europe_Eastern: 'Europe/Athens',
  Europe_Western: 'Europe/Lisbon',
  GMT: 'GMT',
  Malaysia: 'Asia/Kuala_Lumpur',
};
/** Its standard time is that of Hawaii, which has a metazone of its own. */
const OF_ALEUTIANS = 'Hawaii_Aleutian';
/** By hand, from the articles of these terms in the English Wikipedia: form, zone, name, other spellings. */
const BY_HAND = `
| Etc/GMT+12 | Anywhere on Earth | AoE, Baker Island Time
| Pacific/Kiritimati | Line Islands Standard Time |
| UTC | Coordinated Universal Time | Universal Time, Universal Time Coordinated, Zulu, Zulu Time, UTC Time, World Time
| America/New_York | US Eastern Time | East Coast, East Coast Time, Eastern Time US, New York Time
| America/Chicago | US Central Time | Central Time US
| America/Denver | US Mountain Time | Mountain Time US
| America/Phoenix | Arizona Time |
| America/Los_Angeles | US Pacific Time | West Coast, West Coast Time, Pacific Time US
| Pacific/Honolulu | Hawaii Time | Hawaii Standard Time, Hawaiian Time
| Europe/London | UK Time | British Time
| Europe/Berlin | Middle European Time | MET, Mitteleuropäische Zeit, heure d’Europe centrale, hora central europea
daylight | Europe/Berlin | Middle European Summer Time | MEST, Mitteleuropäische Sommerzeit
daylight | Europe/London | British Summer Time | British Daylight Time
daylight | Europe/Dublin | Irish Standard Time | Irish Summer Time
| Asia/Shanghai | Beijing Time | Peking Time, 北京时间
| Asia/Urumqi | Xinjiang Time | Urumqi Time, Ürümqi Time
| Asia/Bangkok | Thailand Time | Thailand Standard Time
| Asia/Dubai | Gulf Time | United Arab Emirates Standard Time
| Africa/Maputo | Central African Time |
| Africa/Nairobi | East African Time | Eastern Africa Time
| Africa/Lagos | West African Time | Western Africa Time
| Europe/Minsk | Minsk Time |
`;

export const LONG_NAMES = [...metazones.flatMap(({ mapZone }) => labelsOf(mapZone)), ...byHand()];

function labelsOf({ _other: metazone, _type: type, _territory: territory }) {
  const zone = CHOSEN[metazone] ?? zoneOfToday(type);
  const long = names.metazone[metazone]?.long;
  if (territory !== WORLD || zone === undefined || long === undefined) return [];
  const { generic, standard, daylight } = long;
  const isAllYear = daylight === undefined;
  return [
    ...(generic === undefined ? [] : [label('', [zone], generic)]),
    ...(standard === undefined || metazone === OF_ALEUTIANS
      ? []
      : [label(isAllYear ? '' : 'standard', [zone, ...(ALL_YEAR[metazone] ?? [])], standard)]),
    ...(isAllYear ? [] : [label('daylight', [zone], daylight)]),
  ];
}

function label(form, zones, name) {
  return { kind: 'long-name', form, zones, name, names: newNames(spellingsOf(form, name), [name]) };
}

function spellingsOf(form, name) {
  if (form === 'daylight') {
    const season = / (?:Daylight|Summer) Time$/;
    return ['Daylight Time', 'Daylight Saving Time', 'Daylight Savings Time', 'Summer Time'].map((words) =>
      name.replace(season, ` ${words}`),
    );
  }
  if (form === 'standard') return [];
  const place = name.replace(/ (?:Standard )?Time$/, '');
  return name === 'Greenwich Mean Time' ? ['Greenwich Time'] : [`${place} Time`, `${place} Standard Time`];
}

function byHand() {
  return BY_HAND.trim()
    .split('\n')
    .map((row) => {
      const cells = row.split('|').map((cell) => cell.trim());
      const [form, zone, name, spellings] = cells;
      return {
        kind: 'long-name',
        form,
        zones: [zone],
        name,
        names: spellings === '' ? [] : spellings.split(', '),
      };
    });
}
