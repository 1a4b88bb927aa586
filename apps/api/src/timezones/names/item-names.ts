import type { NamedItem } from './gazetteer-item';
import { comparable } from './nearness';
import { END_OF_NAME, NameText } from './name-text';
import { type WordList, WordListBuilder } from './word-list';

/** All names of all items, with the item of each. */
export class ItemNames {
  constructor(
    readonly text: NameText,
    readonly words: WordList,
    private readonly items: Int32Array,
    private readonly oldOnes: ReadonlySet<number>,
    private readonly codes: ReadonlyMap<string, readonly number[]>,
  ) {}

  /** The number of the item with a name. */
  itemOf(name: number): number {
    return this.items[name] ?? 0;
  }

  /** Whether a name is a former one of its item. */
  isOld(name: number): boolean {
    return this.oldOnes.has(name);
  }

  /** Whether a name is the one that is shown. */
  isShown(name: number): boolean {
    return this.items[name] !== this.items[name - 1];
  }

  /** The names that equal a comparable text without its first space. */
  inFull(inner: string): number[] {
    const { positions, names } = this.words.beginningWith(inner + END_OF_NAME);
    return [...names].filter((name, at) => this.text.isStartOf(name, positions[at] ?? 0));
  }

  /** The items with a code, in any letter case. */
  withCode(code: string): readonly number[] {
    return this.codes.get(code.toUpperCase()) ?? [];
  }
}

/** Collects the names of items, so that they can be folded in parts. */
export class ItemNamesBuilder {
  private readonly lines: string[] = [];
  private readonly words = new WordListBuilder();
  private readonly items: number[] = [];
  private readonly oldOnes = new Set<number>();
  private readonly codes = new Map<string, number[]>();
  private length = 0;

  add({ names, oldNames, codes }: NamedItem, number: number): void {
    for (const name of names) this.addName(name, number);
    for (const name of oldNames) {
      this.oldOnes.add(this.lines.length);
      this.addName(name, number);
    }
    for (const code of codes) this.addCode(code, number);
  }

  /** Runs over several turns of the event loop. */
  async build(): Promise<ItemNames> {
    const text = await NameText.of(this.lines);
    const words = await this.words.build(text.text, (position) => text.nameAt(position));
    return new ItemNames(text, words, new Int32Array(this.items), this.oldOnes, this.codes);
  }

  private addName(name: string, item: number): void {
    const line = comparable(name) + END_OF_NAME;
    this.words.add(line, this.length);
    this.lines.push(line);
    this.items.push(item);
    this.length += line.length;
  }

  private addCode(code: string, item: number): void {
    const others = this.codes.get(code);
    if (others === undefined) this.codes.set(code, [item]);
    else if (!others.includes(item)) others.push(item);
  }
}
