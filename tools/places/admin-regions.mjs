/**
 * Which region of ISO 3166-2 each first-level division of GeoNames is. GeoNames has codes of its own (`US.TX`, but `DE.02` for
 * Bavaria), so the towns decide that both sources list: the region of most of them is the one.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { isSection, standingCities } from './geonames.mjs';
import { foldText } from './program.mjs';
import { groupedBy } from './tables.mjs';

const DATA = join(dirname(createRequire(import.meta.url).resolve('@countrystatecity/countries')), 'data');
/** A town of the same name within about 20 km is the same town. */
const MAX_DEGREES = 0.2;
/** The share of towns that must agree. */
const MIN_AGREEMENT = 0.6;

/** Divisions that the towns do not decide, or whose regions the other source divides further. */
const BY_HAND = `
CN.04=JS FR.11=IDF FR.24=CVL FR.27=BFC FR.28=NOR FR.32=HDF FR.44=GES FR.52=PDL FR.53=BRE FR.75=NAQ FR.76=OCC FR.84=ARA FR.93=PAC
FR.94=20R GB.ENG=ENG GB.NIR=NIR GB.SCT=SCT GB.WLS=WLS IN.41=LA IT.01=65 IT.02=77 IT.03=78 IT.04=72 IT.05=45 IT.06=36 IT.07=62
IT.08=42 IT.09=25 IT.10=57 IT.11=67 IT.12=21 IT.13=75 IT.14=88 IT.15=82 IT.16=52 IT.17=32 IT.18=55 IT.19=23 IT.20=34 JP.26=20
PT.14=11 ES.07=IB ES.27=RI ES.29=MD ES.31=MC ES.32=NC ES.34=AS ES.39=CB ES.51=AN ES.52=AR ES.53=CN ES.54=CM ES.55=CL ES.56=CT
ES.57=EX ES.58=GA ES.59=PV ES.60=VC UA.27=18`;

/** The regions of a country: ISO 3166-2 code, names of the source, and the cities of GeoNames in it, the largest first. */
export function regionsOf(country) {
  const folder = readdirSync(DATA).find((name) => name.endsWith(`-${country}`));
  if (folder === undefined) throw new Error(`No regions of ${country}.`);
  const states = readJson(join(DATA, folder, 'states.json'));
  const cities = standingCities.filter((city) => city.country === country && !isSection(city));
  const byDivision = groupedBy(cities, ({ adminCode }) => adminCode);
  const regions = new Map();
  for (const [division, code] of codeOfDivisions(country, folder, states, cities)) {
    const state = states.find(({ iso3166_2 }) => iso3166_2 === code);
    const known = regions.get(code)?.cities ?? [];
    regions.set(code, { code, state, cities: [...known, ...byDivision.get(division)] });
  }
  return [...regions.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

function codeOfDivisions(country, folder, states, cities) {
  const byHand = [...BY_HAND.matchAll(/(\w\w)\.(\w+)=(\w+)/g)]
    .filter(([, of]) => of === country)
    .map(([, , division, code]) => [division, `${country}-${code}`]);
  const decided = new Map();
  for (const [division, votes] of votesOf(folder, states, cities)) {
    const [code, count] = [...votes].sort(([, a], [, b]) => b - a)[0];
    const all = [...votes.values()].reduce((sum, each) => sum + each, 0);
    if (count / all >= MIN_AGREEMENT) decided.set(division, code);
  }
  return new Map(
    [...decided, ...byHand].filter(([division]) => cities.some((city) => city.adminCode === division)),
  );
}

function votesOf(folder, states, cities) {
  const byName = groupedBy(cities, ({ name }) => foldText(name));
  const votes = new Map();
  for (const state of states) {
    for (const town of townsOf(folder, state)) {
      const same = byName.get(foldText(town.name))?.find((city) => isNear(city, town));
      if (same === undefined) continue;
      const ofDivision = votes.get(same.adminCode) ?? new Map();
      ofDivision.set(state.iso3166_2, (ofDivision.get(state.iso3166_2) ?? 0) + 1);
      votes.set(same.adminCode, ofDivision);
    }
  }
  return votes;
}

function townsOf(folder, { iso2 }) {
  const subfolder = readdirSync(join(DATA, folder)).find((name) => name.endsWith(`-${iso2}`)) ?? '';
  const file = join(DATA, folder, subfolder, 'cities.json');
  return subfolder !== '' && existsSync(file) ? readJson(file) : [];
}

function isNear(city, town) {
  return (
    Math.abs(city.latitude - Number(town.latitude)) < MAX_DEGREES &&
    Math.abs(city.longitude - Number(town.longitude)) < MAX_DEGREES
  );
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
