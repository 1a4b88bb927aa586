import { comparable } from './nearness';
import { END_OF_NAME, NameText } from './name-text';
import type { NamedPlace } from '../gazetteer/place';
import { type WordList, WordListBuilder } from './word-list';

/** All names of all places, with the place of each. */
export class PlaceNames {
  constructor(
    readonly text: NameText,
    readonly words: WordList,
    private readonly places: Int32Array,
    private readonly oldOnes: ReadonlySet<number>,
  ) {}

  /** The number of the place with a name. */
  placeOf(name: number): number {
    return this.places[name] ?? 0;
  }

  /** Whether a name is a former one of its place. */
  isOld(name: number): boolean {
    return this.oldOnes.has(name);
  }
}

/** Collects the names of places, so that they can be folded in parts. */
export class PlaceNamesBuilder {
  private readonly lines: string[] = [];
  private readonly words = new WordListBuilder();
  private readonly places: number[] = [];
  private readonly oldOnes = new Set<number>();
  private length = 0;

  add({ place, names, oldNames }: NamedPlace, number: number): void {
    this.addName(place.name, number);
    for (const name of names) this.addName(name, number);
    for (const name of oldNames) {
      this.oldOnes.add(this.lines.length);
      this.addName(name, number);
    }
  }

  /** Runs over several turns of the event loop. */
  async build(): Promise<PlaceNames> {
    const text = new NameText(this.lines);
    return new PlaceNames(text, await this.words.build(text.text), new Int32Array(this.places), this.oldOnes);
  }

  private addName(name: string, place: number): void {
    const line = comparable(name) + END_OF_NAME;
    this.words.add(line, this.length);
    this.lines.push(line);
    this.places.push(place);
    this.length += line.length;
  }
}
