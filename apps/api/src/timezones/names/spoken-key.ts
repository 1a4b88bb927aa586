/** Spellings of one sound in the languages of Latin script, the longer ones first. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/tsch|tch|ch|sch|sh/g, 'x'],
  [/ph/g, 'f'],
  [/gh|dg/g, 'g'],
  [/ck|qu|q/g, 'k'],
  [/c(?=[eiy])/g, 's'],
  [/[ck]/g, 'k'],
  [/[zs]/g, 's'],
  [/[wv]/g, 'v'],
  [/(?!^)h/g, ''],
  [/y/g, 'i'],
];
const INNER_VOWELS = /(?!^)[aeiou]/g;
const DOUBLES = /(.)\1+/g;

/** The same for texts that sound alike: the consonants, by their sound, and the first letter. `phoenix` and `fenix` give `fnx`. */
export function spokenKey(text: string): string {
  let key = text.replaceAll(' ', '');
  for (const [spelling, sound] of SOUNDS) key = key.replace(spelling, sound);
  return key.replace(INNER_VOWELS, '').replace(DOUBLES, '$1');
}
