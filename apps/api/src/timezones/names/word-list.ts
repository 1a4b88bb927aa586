import { setImmediate as nextTurn } from 'node:timers/promises';
import { MAX_QUERY_LENGTH } from '@live-tz/contracts';

const WORDS_PER_TURN = 500;
/** The maximum length of a query: later letters do not affect where a word is found. */
const COMPARED_LETTERS = MAX_QUERY_LENGTH;
const CODE_UNITS = 0x1_00_00;

/** Words that are adjacent in a list: where each is in the text, and the name that it is a word of. */
export interface Words {
  readonly positions: Int32Array;
  readonly names: Int32Array;
}

/** Collects the words of a growing text, and sorts them once it is complete. A word is what follows a space. */
export class WordListBuilder {
  /** Positions of the words, one list for all that begin with the same two letters. */
  private readonly byBeginning = new Map<number, number[]>();

  /** @param start position of the piece in the whole text */
  add(piece: string, start: number): void {
    for (let space = piece.indexOf(' '); space !== -1; space = piece.indexOf(' ', space + 1)) {
      const beginning = piece.charCodeAt(space + 1) * CODE_UNITS + piece.charCodeAt(space + 2);
      const alike = this.byBeginning.get(beginning);
      if (alike === undefined) this.byBeginning.set(beginning, [start + space + 1]);
      else alike.push(start + space + 1);
    }
  }

  /**
   * Sorts for a few milliseconds in each turn of the event loop.
   *
   * @param nameAt the name at a position of the text: looked up here, because one letter begins thousands of words
   */
  async build(text: string, nameAt: (position: number) => number): Promise<WordList> {
    const positions: number[] = [];
    const names: number[] = [];
    let sortedInTurn = 0;
    await nextTurn();
    const beginnings = new Float64Array([...this.byBeginning.keys()]).sort();
    await nextTurn();
    for (const beginning of beginnings) {
      const alike = this.byBeginning.get(beginning) ?? [];
      for (const position of sorted(text, alike)) {
        positions.push(position);
        names.push(nameAt(position));
      }
      sortedInTurn += alike.length;
      if (sortedInTurn < WORDS_PER_TURN) continue;
      sortedInTurn = 0;
      await nextTurn();
    }
    await nextTurn();
    return new WordList(text, new Int32Array(positions), new Int32Array(names));
  }
}

/** The positions of the words of a text, sorted, so that words with the same beginning are adjacent. */
export class WordList {
  constructor(
    private readonly text: string,
    private readonly positions: Int32Array,
    private readonly names: Int32Array,
  ) {}

  /** The words that begin with a prefix. */
  beginningWith(prefix: string): Words {
    const from = this.firstWhere((beginning) => beginning >= prefix, prefix.length);
    const until = this.firstWhere((beginning) => beginning > prefix, prefix.length);
    return { positions: this.positions.subarray(from, until), names: this.names.subarray(from, until) };
  }

  /** Index of the first word whose first letters satisfy a condition that is monotonic in the order. */
  private firstWhere(satisfies: (beginning: string) => boolean, letters: number): number {
    let low = 0;
    let high = this.positions.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const position = this.positions[middle] ?? 0;
      if (satisfies(this.text.slice(position, position + letters))) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

function sorted(text: string, positions: readonly number[]): readonly number[] {
  if (positions.length === 1) return positions;
  return positions
    .map((position) => ({ position, beginning: text.slice(position, position + COMPARED_LETTERS) }))
    .sort((a, b) => (a.beginning < b.beginning ? -1 : Number(a.beginning > b.beginning)))
    .map(({ position }) => position);
}
