/** What people put in place of a letter; `1` stands for two. */
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
/** Characters around a common password that make it no better: a year and some signs. */
const MAX_DECORATION = 8;

/** Keys in their order, from row to row and from column to column, on the keyboards of several languages; and alphabets. */
const ROWS = [
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
  ...'1qaz 2wsx 3edc 4rfv 5tgb 6yhn 7ujm'.split(' '),
];
const UP = new Set(ROWS.flatMap(neighbours));
const DOWN = new Set([...UP].map((pair) => [...pair].reverse().join('')));
/** A password of so few stretches of keys and other characters is one that fingers type by themselves. */
const MAX_STRETCHES = 3;
const MIN_STRETCH = 3;

/** One text for all ways to write a password's letters: compatibility forms and cases. */
export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** A folded password as it would be without substitutes for letters, and without what stands around its words. */
export function plainForms(text: string): Set<string> {
  const read = [text, ...lettersOf(text)];
  const bare = withoutDecoration(text);
  return new Set([...read, ...read.map(withoutDecoration), ...lettersOf(bare)]);
}

/** Whether a text is one short piece again and again: `aaaaaaaa`, `abcabcabc`. */
export function isRepetition(text: string): boolean {
  return /^(.{1,4}?)\1+.{0,3}$/su.test(text) && new Set(text).size <= 4;
}

/** Whether a text is little more than rows of keys or letters in their order, up or down. */
export function isSequence(text: string): boolean {
  const characters = [...text];
  let stretches = 0;
  let longest = 0;
  for (let from = 0; from < characters.length && stretches <= MAX_STRETCHES; stretches += 1) {
    const length = Math.max(stretchFrom(characters, from, UP), stretchFrom(characters, from, DOWN));
    longest = Math.max(longest, length);
    from += length >= MIN_STRETCH ? length : 1;
  }
  return stretches <= MAX_STRETCHES && longest >= MIN_STRETCH;
}

function lettersOf(text: string): string[] {
  return [withoutSubstitutes(text, 'i'), withoutSubstitutes(text, 'l')];
}

function withoutSubstitutes(text: string, one: 'i' | 'l'): string {
  return [...text].map((each) => (each === '1' ? one : (SUBSTITUTES[each] ?? each))).join('');
}

/** Without the digits and signs in front and behind, if they are few. */
function withoutDecoration(text: string): string {
  const characters = [...text];
  const isLetter = (each: string): boolean => /\p{L}/u.test(each);
  const first = characters.findIndex(isLetter);
  if (first < 0) return text;
  const last = characters.findLastIndex(isLetter);
  const isLittle = first + characters.length - 1 - last <= MAX_DECORATION;
  return isLittle ? characters.slice(first, last + 1).join('') : text;
}

function stretchFrom(characters: readonly string[], from: number, pairs: ReadonlySet<string>): number {
  let length = 1;
  while (pairs.has(`${characters[from + length - 1]}${characters[from + length]}`)) length += 1;
  return length;
}

function neighbours(row: string): string[] {
  const keys = [...row];
  return keys.slice(1).map((key, index) => `${keys[index]}${key}`);
}
