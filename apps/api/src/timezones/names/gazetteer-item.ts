import type { Airport } from '../gazetteer/airport';
import { airportsOfFile } from '../gazetteer/airports-file';
import { areasOfFile } from '../gazetteer/areas-file';
import type { NamedArea } from '../gazetteer/named-area';
import type { NamedPlace, Place } from '../gazetteer/place';
import { placesOfFile } from '../gazetteer/places-file';
import type { ZoneLabel } from '../gazetteer/zone-label';
import { zoneLabelsOfFile } from '../gazetteer/zone-labels-file';
import type { Kind } from './match-rank';

/** Anything that has a name and a clock. */
export type GazetteerItem =
  | { readonly type: 'place'; readonly place: Place }
  | { readonly type: 'area'; readonly area: Omit<NamedArea, 'names' | 'oldNames'> }
  | { readonly type: 'airport'; readonly airport: Airport }
  | { readonly type: 'label'; readonly label: Omit<ZoneLabel, 'names'> };

/** An item with everything by which it is found. The first of the names is the one that is shown. */
export interface NamedItem {
  readonly item: GazetteerItem;
  readonly names: readonly string[];
  readonly oldNames: readonly string[];
  /** Found only as a whole: `DE`, `TX`, `LHR`. */
  readonly codes: readonly string[];
  /** Inhabitants, or a number that is comparable with them. */
  readonly population: number;
}

/** Inhabitants from which on a city is known all over the world. */
export const METROPOLIS = 1_000_000;
/** A country or region ranks like a city with a twentieth of its inhabitants, and no lower than a town. */
const INHABITANTS_PER_RANKED_ONE = 20;
const MIN_RANKED_POPULATION = 15_000;
/** An airport that ranks like a city of this size. */
const INHABITANTS_PER_AIRPORT_WEIGHT = 100_000;
/** The weight from which on an airport is a large one. */
export const LARGE_AIRPORT = 2;
/** A shorter one, such as `City`, is no name. */
const MIN_OWN_NAME = 5;
/** `(UTC-08:00) `, before what calendar programs call a zone. */
const OFFSET_OF_LABEL = /^\([^)]*\)\s*/;
const AIRPORT_WORDS = / (?:international |regional |municipal )?airport$/i;

/** Everything in the data files, in parts that take a few milliseconds each: the places, the largest first, then all others. */
export async function* itemsOfFiles(): AsyncGenerator<NamedItem[]> {
  for await (const part of placesOfFile()) yield part.map(itemOfPlace);
  for await (const part of areasOfFile()) yield part.map(itemOfArea);
  for await (const part of airportsOfFile()) yield part.map(itemOfAirport);
  for await (const part of zoneLabelsOfFile()) yield part.map(itemOfLabel);
}

function itemOfPlace({ place, names, oldNames }: NamedPlace): NamedItem {
  const item: GazetteerItem = { type: 'place', place };
  return { item, names: [place.name, ...names], oldNames, codes: [], population: place.population };
}

function itemOfArea({ names, oldNames, ...area }: NamedArea): NamedItem {
  return {
    item: { type: 'area', area },
    names: [area.name, ...names],
    oldNames,
    codes: area.codes,
    population: Math.max(area.population / INHABITANTS_PER_RANKED_ONE, MIN_RANKED_POPULATION),
  };
}

function itemOfAirport(airport: Airport): NamedItem {
  const shown = airportName(airport);
  const short = airport.name.replace(AIRPORT_WORDS, '');
  return {
    item: { type: 'airport', airport },
    names: [...new Set([shown, short, airport.name, ...ownNames(airport, short)])],
    oldNames: [],
    codes: [airport.code],
    population: airport.weight * INHABITANTS_PER_AIRPORT_WEIGHT,
  };
}

/** What a large airport is called without its city: `Heathrow`. */
function ownNames({ city, weight }: Airport, short: string): string[] {
  const own = short.startsWith(`${city} `) ? short.slice(city.length + 1) : '';
  return weight >= LARGE_AIRPORT && own.length >= MIN_OWN_NAME ? [own] : [];
}

function itemOfLabel({ names, ...label }: ZoneLabel): NamedItem {
  return {
    item: { type: 'label', label },
    names: [...new Set([label.name, ...names, label.name.replace(OFFSET_OF_LABEL, '')])],
    oldNames: [],
    codes: [],
    population: 0,
  };
}

/** The city and the name of an airport: `London Heathrow`, `New York John F. Kennedy`. */
export function airportName({ city, name }: Airport): string {
  const short = name.replace(AIRPORT_WORDS, '');
  return short.toLowerCase().includes(city.toLowerCase()) ? short : `${city} ${short}`;
}

/** What a match of an item's name is. */
export function kindOfItem(item: GazetteerItem | undefined): Kind {
  switch (item?.type) {
    case 'area':
      return item.area.kind;
    case 'airport':
      return 'airport';
    case 'label':
      return item.label.kind === 'abbreviation' ? 'abbreviation' : 'label';
    case 'place':
    case undefined:
      return 'name';
  }
}
