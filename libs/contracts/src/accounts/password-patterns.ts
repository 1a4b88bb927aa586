/** Characters that are used in place of a letter; `1` stands for two letters. */
const SUBSTITUTES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '2': 'z',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '6': 'g',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'i',
  '+': 't',
  '(': 'c',
};
/** Characters around a common password that do not make it better: a year and some signs. */
const MAX_DECORATION = 8;

/** Keys in order, by row and by column, on the keyboards of several languages; and alphabets. */
const ROWS: readonly string[] = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop[]',
  'asdfghjkl;',
  'zxcvbnm,./',
  'qwertzuiopü',
  'yxcvbnm',
  'azertyuiop',
  'qsdfghjklm',
  'wxcvbn',
  'йцукенгшщзхъ',
  'фывапролджэ',
  'ячсмитьбю',
  'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
  'αβγδεζηθικλμνξοπρστυφχψω',
  '!@#$%^&*()',
  '1qaz',
  '2wsx',
  '3edc',
  '4rfv',
  '5tgb',
  '6yhn',
  '7ujm',
];
let pairs: { up: ReadonlySet<string>; down: ReadonlySet<string> } | null = null;

/** Neighbouring keys in both directions; computed when first needed, so that pages without a new password do without. */
function keyPairs(): { up: ReadonlySet<string>; down: ReadonlySet<string> } {
  if (pairs !== null) return pairs;
  const up = new Set(ROWS.flatMap(neighbours));
  return (pairs = { up, down: new Set([...up].map((pair) => [...pair].reverse().join(''))) });
}

/** A password of this few runs of keys and other characters is a common typing pattern. */
const MAX_RUNS = 3;
const MIN_RUN = 3;

/** The same text for all spellings of a password's letters: compatibility forms and case. */
export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** A folded password without substitutes for letters, and without the characters around its words. */
export function plainForms(text: string): Set<string> {
  const readings = [text, ...lettersOf(text)];
  const undecorated = withoutDecoration(text);
  return new Set([...readings, ...readings.map(withoutDecoration), ...lettersOf(undecorated)]);
}

/** Whether a text repeats one short piece: `aaaaaaaa`, `abcabcabc`. */
export function isRepetition(text: string): boolean {
  return /^(.{1,4}?)\1+.{0,3}$/su.test(text) && new Set(text).size <= 4;
}

/** Whether a text is little more than keys or letters in order, forwards or backwards. */
export function isSequence(text: string): boolean {
  const characters = [...text];
  const { up, down } = keyPairs();
  let runs = 0;
  let longest = 0;
  for (let from = 0; from < characters.length && runs <= MAX_RUNS; runs += 1) {
    const length = Math.max(runFrom(characters, from, up), runFrom(characters, from, down));
    longest = Math.max(longest, length);
    from += length >= MIN_RUN ? length : 1;
  }
  return runs <= MAX_RUNS && longest >= MIN_RUN;
}

function lettersOf(text: string): string[] {
  return [withoutSubstitutes(text, 'i'), withoutSubstitutes(text, 'l')];
}

function withoutSubstitutes(text: string, one: 'i' | 'l'): string {
  return [...text].map((each) => (each === '1' ? one : (SUBSTITUTES[each] ?? each))).join('');
}

/** Removes the digits and signs before and after the letters, if there are few. */
function withoutDecoration(text: string): string {
  const characters = [...text];
  const isLetter = (each: string): boolean => /\p{L}/u.test(each);
  const first = characters.findIndex(isLetter);
  if (first < 0) return text;
  const last = characters.findLastIndex(isLetter);
  const isShort = first + characters.length - 1 - last <= MAX_DECORATION;
  return isShort ? characters.slice(first, last + 1).join('') : text;
}

function runFrom(characters: readonly string[], from: number, pairs: ReadonlySet<string>): number {
  let length = 1;
  while (pairs.has(`${characters[from + length - 1]}${characters[from + length]}`)) length += 1;
  return length;
}

function neighbours(row: string): string[] {
  const keys = [...row];
  return keys.slice(1).map((key, index) => `${keys[index]}${key}`);
}
