import { slicesOf } from '../sliced-work';
import { EXACT, hasAllWords, PREFIX, type Query, WORDS } from './nearness';

/** At most a millisecond of work. */
const LINES_PER_TURN = 10_000;

/** Ends a name in the text: no typed character becomes one. */
export const END_OF_NAME = '\n';

/**
 * Tens of thousands of comparable names in one text, one per line: the engine's own substring search goes through all of them,
 * and it takes a tenth of the memory of as many strings. A name is identified by its number.
 */
export class NameText {
  private constructor(
    /** ` new york\n nyc\n seattle\n ...` */
    readonly text: string,
    /** The start of each name, and the end of the last. */
    private readonly starts: Int32Array,
  ) {}

  /**
   * Joins the names in parts, over several turns of the event loop.
   *
   * @param lines comparable names, each with its end
   */
  static async of(lines: readonly string[]): Promise<NameText> {
    const starts = new Int32Array(lines.length + 1);
    const parts: string[] = [];
    let name = 0;
    let end = 0;
    for await (const part of slicesOf(lines, LINES_PER_TURN)) {
      parts.push(part.join(''));
      for (const line of part) starts[(name += 1)] = end += line.length;
    }
    return new NameText(parts.join(''), starts);
  }

  /** The name at a position of the text. */
  nameAt(position: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.startOf(middle) <= position) low = middle;
      else high = middle;
    }
    return low;
  }

  /** The next name that contains a text, starting from a given name, or -1. */
  nextWith(piece: string, fromName: number): number {
    const position = this.text.indexOf(piece, this.startOf(fromName));
    return position === -1 ? -1 : this.nameAt(position);
  }

  /**
   * How well a name matches a query: exactly, at its beginning, or by its words; null if it lacks some of them.
   *
   * @param name one that has a word that begins with a word of the query
   */
  nearnessOf(name: number, query: Query): number | null {
    const start = this.startOf(name);
    if (this.text.startsWith(query.text, start)) {
      return this.endOf(name) - start === query.text.length ? EXACT : PREFIX;
    }
    return query.words.length === 1 || hasAllWords(this.nameOf(name), query) ? WORDS : null;
  }

  /** Whether a name begins with the word at a position. */
  isStartOf(name: number, position: number): boolean {
    return this.startOf(name) + 1 === position;
  }

  /** The number of letters of a name. */
  lengthOf(name: number): number {
    return this.endOf(name) - this.startOf(name) - 1;
  }

  /** The number of names. */
  get size(): number {
    return this.starts.length - 1;
  }

  /** The comparable name itself. */
  nameOf(name: number): string {
    return this.text.slice(this.startOf(name), this.endOf(name));
  }

  private startOf(name: number): number {
    return this.starts[name] ?? 0;
  }

  private endOf(name: number): number {
    return this.startOf(name + 1) - END_OF_NAME.length;
  }
}
