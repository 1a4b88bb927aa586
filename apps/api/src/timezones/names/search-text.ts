const PLAIN = /^[a-z]+$/i;
const ASCII = /^[ -~]*$/;
const BETWEEN_ASCII_WORDS = /[^a-z0-9]+/g;
/**
 * Accents of Latin, Greek and Cyrillic letters, Hebrew points, Arabic vowels, and the dots below Indic letters, all of which users
 * leave out. Other marks are letters: टोगो is Togo, टोंगा is Tonga.
 */
const ACCENTS =
  /(?![\u3099\u309a])(?=\p{M})[\p{Script=Inherited}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}\u093c\u09bc\u0a3c\u0abc\u0b3c\u0cbc]/gu;
/** Kana whose voicing mark was separated: か and が are two letters. */
const VOICED_KANA = /.[\u3099\u309a]/gu;
const APOSTROPHES = /['’ʼ‘`]/g;
const BETWEEN_WORDS = /[^\p{L}\p{N}\p{M}]+/gu;
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
 * `cote divoire`, `America/Port-au-Prince` equals `america port au prince`, `Łódź` equals `lodz`. Hangul stays decomposed, so that
 * an unfinished syllable is a beginning of the finished one.
 */
export function foldText(text: string): string {
  // Most names are one plain word, and tens of thousands are folded when the places are loaded.
  if (PLAIN.test(text)) return text.toLowerCase();
  if (ASCII.test(text)) return spelled(text).replace(BETWEEN_ASCII_WORDS, ' ').trim();
  const bare = text
    .normalize('NFD')
    .replace(ACCENTS, '')
    .replace(VOICED_KANA, (kana) => kana.normalize('NFC'));
  return spelled(bare)
    .replace(UNDIVIDED, (letter) => SPELLED_OUT[letter] ?? letter)
    .replace(BETWEEN_WORDS, ' ')
    .trim();
}

function spelled(text: string): string {
  return text.replace(APOSTROPHES, '').replaceAll('&', ' and ').toLowerCase();
}
