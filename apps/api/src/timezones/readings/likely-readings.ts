import { METROPOLIS } from '../names/gazetteer-item';
import { type Reading, rowsOf } from './reading';
import type { ZoneOffer } from '../names/zone-offer';

/** How many times as large a city has to be that its name alone means it. */
const RATIO = 13;
/** The same for a city after which a zone is named, nearly always a capital, and for a state known by its letters. */
const RATIO_OF_PROMINENT = 5;
/** A smaller city is not meant by its name alone while another one has it. */
const MIN_SIZE = 100_000;
/** A smaller city of the name of a region is not meant. */
const MAX_HAMLET = 100_000;
const LETTERS_OF_COUNTRY = 2;
const SHORT_NAME = /^[a-z]{1,4}$/;

/**
 * The readings of a text that a user may mean by it; the others are too unlikely to ask about.
 *
 * - A zone typed by its IANA name, and an offset, mean nothing else.
 * - The name of a country rules out places, airports and codes: there is a Lebanon in seven states. Its English name also rules out
 *   countries that are called so in another language.
 * - A name or abbreviation of a kind of time rules out all but countries, their two-letter codes, and cities of a million.
 * - A place or region rules out those of its name that it is thirteen times as large as, if it has 100,000 inhabitants, or
 *   five times as large as, if a zone is named after it, it is a state known by its letters, or the other one is called so in
 *   another language only. A state counts as half of its inhabitants, another region as a quarter.
 * - A region also rules out any smaller town below 100,000. A state known by its letters rules out any such town: Yukon has fewer
 *   inhabitants than twice the town of that name in Oklahoma.
 */
export function likelyReadings(readings: readonly Reading[]): readonly Reading[] {
  const [first] = readings;
  if (first === undefined) return [];
  if (first.order === 0) return [first];
  return readings.filter(
    (reading) => !readings.some((other) => other !== reading && rulesOut(other, reading)),
  );
}

/** The rows of all readings, those of the likely ones first. */
export function rowsByLikelihood(readings: readonly Reading[]): ZoneOffer[] {
  const likely = likelyReadings(readings);
  return [...rowsOf(likely), ...rowsOf(readings.filter((reading) => !likely.includes(reading)))];
}

/**
 * Whether a name is more than that of a small town, a code or a short name in another language, each of which may be a first name
 * as well: there is an Anna in Texas, and Damascus is also called Sam.
 */
export function isWellKnownBy(reading: Reading): boolean {
  const { item, isCode, isShownName, text, weight } = reading;
  if (item === null || isLabel(reading)) return true;
  if (isCode || (!isShownName && SHORT_NAME.test(text))) return false;
  return isCountryName(reading) || isCityOfZone(reading) || weight >= MIN_SIZE;
}

function rulesOut(reading: Reading, other: Reading): boolean {
  if (isOldZone(other)) return !isOldZone(reading);
  if (isCountryName(reading)) return isRuledOutByCountry(reading, other);
  if (isForeignCountryName(other) && isNamed(reading)) return reading.isShownName && !isHamlet(reading);
  if (isWindowsName(reading)) return isLabel(other) && !isWindowsName(other);
  if (isLabel(reading)) return !isLabel(other) && !isCountry(other) && !isMetropolis(other);
  if (reading.isCode && isCountry(reading)) return other.item?.type === 'place' && !isMetropolis(other);
  if (!isNamed(reading)) return false;
  // `London` is also what the airport of London, Ontario, is called.
  return isNamed(other) ? isFarLarger(reading, other) : other.kind === 'airport' && !other.isCode;
}

function isRuledOutByCountry(country: Reading, other: Reading): boolean {
  // `Brasilia` is also what Brazil is called in Finnish.
  if (isForeignCountryName(country) && other.isShownName) return isNamed(other) && isHamlet(other);
  if (other.isCode || other.item?.type === 'place' || other.kind === 'airport') return true;
  return country.isShownName && isCountryName(other) && !other.isShownName;
}

function isFarLarger(reading: Reading, other: Reading): boolean {
  if (isHamlet(other)) {
    if (isStateWithLetters(reading) && reading.isShownName) return true;
    if (isRegion(reading) && reading.weight > other.weight) return true;
  }
  const isProminent = reading.isShownName && (isCityOfZone(reading) || isStateWithLetters(reading));
  const isForeign = reading.isShownName && !other.isShownName;
  if (!isProminent && !isForeign && reading.weight < MIN_SIZE) return false;
  return (
    reading.weight >= (isProminent || isForeign ? RATIO_OF_PROMINENT : RATIO) * Math.max(other.weight, 1)
  );
}

/** Places and regions by name. */
function isNamed({ item, isCode }: Reading): boolean {
  return !isCode && (item?.type === 'place' || (item?.type === 'area' && item.area.kind === 'region'));
}

function isCountryName(reading: Reading): boolean {
  return isAreaOf(reading, 'country') && !reading.isCode && !reading.isOldName;
}

function isForeignCountryName(reading: Reading): boolean {
  return isCountryName(reading) && !reading.isShownName;
}

/** By its name or its code of two letters: those of three are rarer than abbreviations and airports. */
function isCountry(reading: Reading): boolean {
  if (!isAreaOf(reading, 'country')) return isAreaOf(reading, 'region') && reading.isCode;
  return !reading.isCode || hasTwoLetters(reading);
}

function hasTwoLetters({ text }: Reading): boolean {
  return text.length === LETTERS_OF_COUNTRY;
}

function isRegion(reading: Reading): boolean {
  return isAreaOf(reading, 'region') && !reading.isCode;
}

function isAreaOf({ item }: Reading, kind: 'country' | 'region'): boolean {
  return item?.type === 'area' && item.area.kind === kind;
}

function isLabel({ kind, item }: Reading): boolean {
  return kind === 'abbreviation' || kind === 'label' || item?.type === 'label';
}

/** Programs send these names, which CLDR calls otherwise: `Arabian Standard Time` is Dubai, and not Riyadh. */
function isWindowsName({ item }: Reading): boolean {
  return item?.type === 'label' && item.label.kind === 'windows';
}

function isOldZone({ kind, item }: Reading): boolean {
  return kind === 'old-name' && item === null;
}

function isCityOfZone({ item }: Reading): boolean {
  return item?.type === 'place' && item.place.isCityOfZone;
}

function isStateWithLetters({ item }: Reading): boolean {
  return item?.type === 'area' && item.area.kind === 'region' && item.area.codes.length > 1;
}

function isHamlet(reading: Reading): boolean {
  return reading.item?.type === 'place' && reading.weight < MAX_HAMLET && !isCityOfZone(reading);
}

function isMetropolis({ item, weight }: Reading): boolean {
  return item?.type === 'place' && weight >= METROPOLIS;
}
