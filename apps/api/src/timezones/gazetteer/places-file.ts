import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { NamedPlace } from './place';

const FILE = join(__dirname, 'places.tsv');
const COMMENT = '#';
const CITY_OF_ZONE = '=';
/** A few milliseconds of work. Counted in letters, because a few hundred lines contain nearly all names in other languages. */
const LETTERS_PER_TURN = 10_000;

/** The places of the data file, the largest first, in parts that take a few milliseconds each. */
export async function* placesOfFile(): AsyncGenerator<NamedPlace[]> {
  let part: NamedPlace[] = [];
  let letters = 0;
  for (const line of (await readFile(FILE, 'utf8')).split('\n').filter(isPlace)) {
    part.push(placeOfLine(line));
    letters += line.length;
    if (letters < LETTERS_PER_TURN) continue;
    yield part;
    part = [];
    letters = 0;
    await nextTurn();
  }
  yield part;
}

function isPlace(line: string): boolean {
  return line !== '' && !line.startsWith(COMMENT);
}

/** The head of the file describes the columns. */
function placeOfLine(line: string): NamedPlace {
  const cells = line.split('\t');
  const [zone = '', mark, countryCode = '', regions = '', population, name = '', names, oldNames] = cells;
  const [region = '', regionLetters] = regions.split('=');
  return {
    place: {
      zone,
      isCityOfZone: mark === CITY_OF_ZONE,
      name,
      countryCode,
      region: region || null,
      regionLetters: regionLetters ?? null,
      population: Number(population),
    },
    names: listOf(names),
    oldNames: listOf(oldNames),
  };
}

function listOf(cell: string | undefined): string[] {
  return cell ? cell.split('|') : [];
}
