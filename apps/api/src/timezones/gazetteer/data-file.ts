import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';

const COMMENT = '#';
/** A few milliseconds of work. Counted in letters, because a few hundred lines contain nearly all names in other languages. */
const LETTERS_PER_TURN = 10_000;

/** The rows of a data file of this folder, in parts that take a few milliseconds each. The head of the file describes its columns. */
export async function* rowsOfFile<Row>(
  fileName: string,
  rowOf: (cells: readonly string[]) => Row,
): AsyncGenerator<Row[]> {
  let part: Row[] = [];
  let letters = 0;
  for (const line of (await readFile(join(__dirname, fileName), 'utf8')).split('\n')) {
    if (line === '' || line.startsWith(COMMENT)) continue;
    part.push(rowOf(line.split('\t')));
    letters += line.length;
    if (letters < LETTERS_PER_TURN) continue;
    yield part;
    part = [];
    letters = 0;
    await nextTurn();
  }
  yield part;
}

/** The parts of a cell, none for an empty or missing one. */
export function listOf(cell: string | undefined, separator = '|'): string[] {
  return cell ? cell.split(separator) : [];
}
