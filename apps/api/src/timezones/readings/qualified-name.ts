import type { FullMatch } from '../names/gazetteer-index';
import type { GazetteerItem } from '../names/gazetteer-item';
import { foldText } from '../names/search-text';

/** A name followed by the region or country it is in is rarely longer. */
const MAX_WORDS = 8;

type Area = Extract<GazetteerItem, { type: 'area' }>['area'];
type Find = (text: string) => FullMatch[];

/**
 * The places and regions that a folded text names together with the areas they are in: `berlin germany`, `portland or`,
 * `uk cambridge`, `springfield illinois usa`; or whatever it names by two names: `turkiye turkey`. Each part has to be a name in full.
 *
 * @param find the items with a name or code in full
 */
export function qualifiedMatches(text: string, find: Find): FullMatch[] {
  const words = text.split(' ');
  if (words.length > MAX_WORDS) return [];
  for (let rest = 1; rest < words.length; rest++) {
    const cut = words.length - rest;
    const matches = matchesWithin(words.slice(0, cut), words.slice(cut), find);
    if (matches.length > 0) return matches;
    const turned = matchesWithin(words.slice(rest), words.slice(0, rest), find);
    if (turned.length > 0) return turned;
  }
  return matchesOfTwoNames(words, find);
}

/** What a text names twice: `turkiye turkey`, `burma myanmar`, `germany de`. */
function matchesOfTwoNames(words: readonly string[], find: Find): FullMatch[] {
  for (let cut = 1; cut < words.length; cut++) {
    const [name, other] = [words.slice(0, cut).join(' '), words.slice(cut).join(' ')];
    if (name === other) continue;
    const items = new Set(find(other).map(({ item }) => item));
    const matches = find(name).filter(({ item, isCode }) => items.has(item) && !isCode);
    if (matches.length > 0) return matches;
  }
  return [];
}

function matchesWithin(name: readonly string[], around: readonly string[], find: Find): FullMatch[] {
  const named = find(name.join(' ')).filter(({ item, isCode }) => isWithinAreas(item) && !isCode);
  if (named.length === 0) return [];
  return named.filter(({ item }) => isCovered(item, around, find));
}

function isWithinAreas(item: GazetteerItem): boolean {
  return item.type === 'place' || (item.type === 'area' && item.area.kind === 'region');
}

/** Whether the words are the names of areas that an item is in, one after the other. */
function isCovered(item: GazetteerItem, words: readonly string[], find: Find): boolean {
  if (words.length === 0) return true;
  for (let count = words.length; count > 0; count--) {
    const areas = find(words.slice(0, count).join(' ')).flatMap((match) =>
      match.item.type === 'area' ? [match.item.area] : [],
    );
    if (areas.some((area) => isIn(item, area)) && isCovered(item, words.slice(count), find)) return true;
  }
  return false;
}

function isIn(item: GazetteerItem, area: Area): boolean {
  if (item.type === 'area') return area.kind === 'country' && item.area.country === area.country;
  if (item.type !== 'place' || item.place.countryCode !== area.country) return false;
  if (area.kind === 'country') return true;
  const { region, regionLetters, zone } = item.place;
  // A place whose name is unique in its country has no region: its clock is all that is known.
  if (region === null) return area.zones.includes(zone);
  return foldText(region) === foldText(area.name) || area.codes.includes(regionLetters ?? '');
}
