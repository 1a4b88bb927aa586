import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';

const COMMENT = '#';
/** A few milliseconds of work. Counted in letters, because a few hundred lines contain nearly all names in other languages. */
const LETTERS_PER_TURN = 5_000;

/**
 * The rows of a data file of this folder, in parts that take a few milliseconds each. The head of the file describes its
 * columns. The file is not read as a whole, because decoding two megabytes alone takes 7 ms.
 */
export async function* rowsOfFile<Row>(
  fileName: string,
  rowOf: (cells: readonly string[]) => Row,
): AsyncGenerator<Row[]> {
  let part: Row[] = [];
  let letters = 0;
  for await (const lines of linesOfFile(fileName)) {
    for (const line of lines) {
      if (line === '' || line.startsWith(COMMENT)) continue;
      part.push(rowOf(line.split('\t')));
      letters += line.length;
      if (letters < LETTERS_PER_TURN) continue;
      yield part;
      part = [];
      letters = 0;
      await nextTurn();
    }
  }
  yield part;
}

/** The lines of a file, as many at a time as are read at a time. */
async function* linesOfFile(fileName: string): AsyncGenerator<string[]> {
  let incomplete = '';
  for await (const chunk of createReadStream(join(__dirname, fileName), 'utf8')) {
    const lines = `${incomplete}${String(chunk)}`.split('\n');
    incomplete = lines.pop() ?? '';
    yield lines;
  }
  yield [incomplete];
}

/** The parts of a cell, none for an empty or missing one. */
export function listOf(cell: string | undefined, separator = '|'): string[] {
  return cell ? cell.split(separator) : [];
}
