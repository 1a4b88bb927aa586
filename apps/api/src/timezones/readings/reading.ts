import type { FullMatch } from '../names/gazetteer-index';
import { type GazetteerItem, LARGE_AIRPORT, METROPOLIS } from '../names/gazetteer-item';
import type { Kind } from '../names/match-rank';
import type { ZoneOffer } from '../names/zone-offer';

/** One thing that a text names in full: a zone, a place, a country, a code, a kind of time, an offset. */
export interface Reading {
  readonly kind: Kind;
  /** The rows for its zones, the most likely first; never empty. */
  readonly offers: readonly ZoneOffer[];
  /** Null for a zone that was typed by its IANA name, for an offset, and for an abbreviation that only the rules contain. */
  readonly item: GazetteerItem | null;
  readonly isCode: boolean;
  /** Whether the text is the name that is shown, as opposed to one in another language. */
  readonly isShownName: boolean;
  readonly isOldName: boolean;
  /** What was typed, folded; empty for what only the rules contain, except for an abbreviation. */
  readonly text: string;
  /** The smaller, the more likely. */
  readonly order: number;
  /** Inhabitants, comparable between places and regions. */
  readonly weight: number;
}

const MAX_LETTERS_OF_CODE = 3;
/** Among names of places and regions, a state that is known by its letters counts like a city with half of its inhabitants. */
const PER_WEIGHT_OF_STATE = 2;
const PER_WEIGHT_OF_REGION = 4;
const PER_WEIGHT = 1e-11;

/** The order in which the readings of one text are likely, from 0. A weight decides between equals. */
const ORDER = {
  zone: 0,
  offset: 0,
  windowsLabel: 1,
  label: 1.5,
  abbreviation: 2,
  country: 3,
  foreignCountry: 3.5,
  initials: 4,
  largeAirport: 4.5,
  countryCode: 5,
  regionCode: 6,
  named: 7,
  oldName: 8,
  airport: 9,
  oldZone: 10,
} as const;

/** What a reading lacks that only the rules contain. */
const OF_RULES = { isCode: false, isShownName: false, isOldName: false, text: '', weight: 0 };

/**
 * The rows of several readings: the first of each before all others, so that no reading hides another one behind its zones.
 */
export function rowsOf(readings: readonly Pick<Reading, 'offers'>[]): ZoneOffer[] {
  return [
    ...readings.flatMap(({ offers }) => offers.slice(0, 1)),
    ...readings.flatMap(({ offers }) => offers.slice(1)),
  ];
}

export function readingOfZone(offer: ZoneOffer): Reading {
  return { kind: 'name', offers: [offer], item: null, order: ORDER.zone, ...OF_RULES };
}

export function readingOfOldZone(offer: ZoneOffer): Reading {
  return { kind: 'old-name', offers: [offer], item: null, order: ORDER.oldZone, ...OF_RULES };
}

export function readingOfOffset(offers: readonly ZoneOffer[]): Reading {
  return { kind: 'offset', offers, item: null, order: ORDER.offset, ...OF_RULES };
}

export function readingOfLetter(offers: readonly ZoneOffer[]): Reading {
  return { ...OF_RULES, kind: 'label', offers, item: null, order: ORDER.label };
}

export function readingOfAbbreviation(
  offers: readonly ZoneOffer[],
  item: GazetteerItem | null,
  text: string,
): Reading {
  return { ...OF_RULES, kind: 'abbreviation', offers, item, order: ORDER.abbreviation, text };
}

/** @param text what was typed, folded */
export function readingOfMatch(match: FullMatch, offers: readonly ZoneOffer[], text: string): Reading {
  const { kind, item, isCode, isShownName, isOldName } = match;
  const weight = weightOf(match);
  const order = orderOf(match, text, weight) - weight * PER_WEIGHT;
  return { kind, offers, item, isCode, isShownName, isOldName, text, order, weight };
}

function weightOf({ item, population }: FullMatch): number {
  if (item.type !== 'area') return population;
  const hasLetters = item.area.codes.length > 1;
  return item.area.population / (hasLetters ? PER_WEIGHT_OF_STATE : PER_WEIGHT_OF_REGION);
}

function orderOf(
  { item, kind, isCode, isShownName, isOldName }: FullMatch,
  text: string,
  weight: number,
): number {
  switch (item.type) {
    case 'label':
      if (item.label.kind === 'windows') return ORDER.windowsLabel;
      return kind === 'abbreviation' ? ORDER.abbreviation : ORDER.label;
    case 'airport':
      return isCode && isLargeAirport(item) ? ORDER.largeAirport : ORDER.airport;
    case 'area':
      if (item.area.kind === 'region') return isCode ? ORDER.regionCode : ORDER.named;
      if (isOldName) return ORDER.oldName;
      if (isCode) return ORDER.countryCode;
      return isShownName ? ORDER.country : ORDER.foreignCountry;
    case 'place':
      // A metropolis is known by its initials: `LA`.
      if (weight >= METROPOLIS && text.length <= MAX_LETTERS_OF_CODE) return ORDER.initials;
      return isOldName ? ORDER.oldName : ORDER.named;
  }
}

export function isLargeAirport(item: GazetteerItem): boolean {
  return item.type === 'airport' && item.airport.weight >= LARGE_AIRPORT;
}
