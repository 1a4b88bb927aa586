/** The scripts in everyday use for which Unicode recommends identifiers (UAX 31, table 5). */
const SCRIPTS =
  'Arabic Armenian Bengali Bopomofo Cyrillic Devanagari Ethiopic Georgian Greek Gujarati Gurmukhi Han Hangul Hebrew Hiragana Kannada ' +
  'Katakana Khmer Lao Latin Malayalam Myanmar Oriya Sinhala Tamil Telugu Thaana Thai Tibetan';

/** Scripts that are commonly written together (UTS 39, "highly restrictive"). */
const WRITTEN_TOGETHER = ['Latin Han Hiragana Katakana', 'Latin Han Bopomofo', 'Latin Han Hangul'];

/** Letters and digits of any script, and five signs (Django's), but no invisible characters. */
export const USERNAME_CHARACTERS = /^(?!.*\p{Default_Ignorable_Code_Point})[\p{L}\p{N}@.+\-_]+$/u;

/** A user name must match one of these: a mix of scripts can make one name look like another. */
export const USERNAME_SCRIPTS: readonly RegExp[] = [...SCRIPTS.split(' '), ...WRITTEN_TOGETHER].map(
  (scripts) => new RegExp(`^[0-9@.+\\-_${scripts.replace(/(\w+) ?/g, '\\p{Script_Extensions=$1}')}]+$`, 'u'),
);
