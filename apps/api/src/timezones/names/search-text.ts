const PLAIN = /^[a-z]+$/i;
const MARKS = /\p{M}+/gu;
const APOSTROPHES = /['’ʼ‘`]/g;
const BETWEEN_WORDS = /[^\p{L}\p{N}]+/gu;
/** Letters that Unicode does not decompose, as users type them without the key. */
const SPELLED_OUT: Readonly<Record<string, string>> = {
  æ: 'ae',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
};
const UNDIVIDED = new RegExp(`[${Object.keys(SPELLED_OUT).join('')}]`, 'g');

/**
 * The form in which texts are compared: without accents and letter case, words separated by one space. `Côte d’Ivoire` equals
 * `cote divoire`, `America/Port-au-Prince` equals `america port au prince`, `Łódź` equals `lodz`.
 */
export function foldText(text: string): string {
  // Most names are one plain word, and tens of thousands are folded when the places are loaded.
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(APOSTROPHES, '')
    .replaceAll('&', ' and ')
    .toLowerCase()
    .replace(UNDIVIDED, (letter) => SPELLED_OUT[letter] ?? letter)
    .replace(BETWEEN_WORDS, ' ')
    .trim();
}
