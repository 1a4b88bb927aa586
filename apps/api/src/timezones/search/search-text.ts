const MARKS = /\p{M}+/gu;
const APOSTROPHES = /['’ʼ`]/g;
const BETWEEN_WORDS = /[^\p{L}\p{N}]+/gu;

/**
 * The form in which texts are compared: no accents, no letter case, words apart by one space. `Côte d’Ivoire` and
 * `cote divoire` become one, so do `America/Port-au-Prince` and `america port au prince`.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(APOSTROPHES, '')
    .replaceAll('&', ' and ')
    .toLowerCase()
    .replace(BETWEEN_WORDS, ' ')
    .trim();
}
