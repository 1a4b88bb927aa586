import { setImmediate as nextTurn } from 'node:timers/promises';
import { editDistance } from './edit-distance';
import type { ItemNames } from './item-names';
import { spokenKey } from './spoken-key';

/** A name that a text may be a misspelling of. */
export interface SimilarName {
  readonly name: number;
  /** The smaller, the more similar. */
  readonly score: number;
}

/** Letters from which one edit is accepted, and two. */
const MIN_LENGTH = 5;
const MIN_LENGTH_FOR_TWO = 8;
/** A name that sounds the same may differ in this many letters. */
const MAX_EDITS_OF_SAME_SOUND = 3;
/** Two letters that have changed places, such as those of `Vietman`. */
const MAX_EDITS_OF_SAME_LETTERS = 2;
/** A name that sounds the same is better by this part of an edit. */
const SAME_SOUND = 0.5;
/** A town of ten times as many inhabitants is better by this part of an edit. */
const PER_TENFOLD = 0.1;
/** More would not be read. */
const MAX_SIMILAR = 5;
const MIN_POPULATION = 15_000;
const MAX_LENGTH = 255;
const LATIN = /^[a-z ]+$/;
const NAMES_PER_TURN = 500;
const LETTER_A = 'a'.charCodeAt(0);

/**
 * Names in Latin letters, for texts that are no name. A text is compared with those of about its length, and nearly all
 * of these are ruled out by the set of their letters, which takes a fraction of a millisecond.
 */
export class SimilarNames {
  private constructor(
    private readonly names: ItemNames,
    private readonly populationOf: (item: number) => number,
    /** Sorted by the length of the names, like the other lists. */
    private readonly numbers: Int32Array,
    private readonly lengths: Uint8Array,
    /** One bit for each letter that occurs. */
    private readonly letters: Int32Array,
    private readonly sounds: Int32Array,
  ) {}

  /** Runs over several turns of the event loop. */
  static async of(names: ItemNames, populationOf: (item: number) => number): Promise<SimilarNames> {
    const numbers: number[] = [];
    const lengths: number[] = [];
    const letters: number[] = [];
    const sounds: number[] = [];
    for (let name = 0; name < names.text.size; name++) {
      if (name % NAMES_PER_TURN === 0) await nextTurn();
      if (populationOf(names.itemOf(name)) < MIN_POPULATION) continue;
      const text = names.text.nameOf(name).slice(1);
      if (text.length < MIN_LENGTH || !LATIN.test(text)) continue;
      numbers.push(name);
      lengths.push(Math.min(text.length, MAX_LENGTH));
      letters.push(lettersOf(text));
      sounds.push(hashOf(spokenKey(text)));
    }
    await nextTurn();
    const order = Int32Array.from(numbers, (_, at) => at);
    order.sort((a, b) => (lengths[a] ?? 0) - (lengths[b] ?? 0));
    await nextTurn();
    const sorted = (values: readonly number[]): Int32Array => order.map((at) => values[at] ?? 0);
    return new SimilarNames(
      names,
      populationOf,
      sorted(numbers),
      new Uint8Array(sorted(lengths)),
      sorted(letters),
      sorted(sounds),
    );
  }

  /** The most similar names to a comparable text, each item once. */
  find(text: string, limit: number): SimilarName[] {
    if (text.length < MIN_LENGTH) return [];
    const maxEdits = text.length < MIN_LENGTH_FOR_TWO ? 1 : 2;
    const letters = lettersOf(text);
    const key = spokenKey(text);
    const sound = hashOf(key);
    const bestOfItem = new Map<number, SimilarName>();
    const end = this.firstOfLength(text.length + MAX_EDITS_OF_SAME_SOUND + 1);
    for (let at = this.firstOfLength(text.length - MAX_EDITS_OF_SAME_SOUND); at < end; at++) {
      const soundsAlike = this.sounds[at] === sound;
      const hasSameLetters = this.letters[at] === letters && this.lengths[at] === text.length;
      const allowed = soundsAlike
        ? MAX_EDITS_OF_SAME_SOUND
        : hasSameLetters
          ? MAX_EDITS_OF_SAME_LETTERS
          : maxEdits;
      if (Math.abs((this.lengths[at] ?? 0) - text.length) > allowed) continue;
      const others = this.letters[at] ?? 0;
      if (bitsIn(letters & ~others) > allowed || bitsIn(others & ~letters) > allowed) continue;
      const name = this.numbers[at] ?? 0;
      const other = this.names.text.nameOf(name).slice(1);
      const edits = editDistance(text, other, allowed);
      if (edits > allowed || (edits > maxEdits && !hasSameLetters && spokenKey(other) !== key)) continue;
      const item = this.names.itemOf(name);
      const score =
        edits - (soundsAlike ? SAME_SOUND : 0) - PER_TENFOLD * Math.log10(this.populationOf(item) + 1);
      if (score < (bestOfItem.get(item)?.score ?? Infinity)) bestOfItem.set(item, { name, score });
    }
    return [...bestOfItem.values()].sort((a, b) => a.score - b.score).slice(0, Math.min(limit, MAX_SIMILAR));
  }

  /** Where the names of a length begin, or those of the next length that occurs. */
  private firstOfLength(length: number): number {
    let low = 0;
    let high = this.lengths.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.lengths[middle] ?? 0) >= length) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at++) letters |= 1 << (text.charCodeAt(at) - LETTER_A);
  return letters;
}

function bitsIn(set: number): number {
  let bits = set - ((set >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash | 0;
}
