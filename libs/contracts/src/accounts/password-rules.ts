import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '../limits';
import { folded, isRepetition, isSequence, plainForms } from './password-patterns';

/** Django's `UserAttributeSimilarityValidator.max_similarity`. */
const MAX_SIMILARITY = 0.7;
/** Shorter words occur in many passwords by chance. */
const MIN_WORD = 3;
/** Letters that a password must have besides words that are easy to guess here. */
const MIN_OWN_LETTERS = 5;

/** Why a new password is refused. */
export type PasswordFault =
  | 'too-short'
  | 'too-long'
  | 'only-digits'
  | 'common'
  | 'like-username'
  | 'repetition'
  | 'sequence'
  | 'common-in-disguise'
  | 'site-words';

/** A sentence that says what to choose instead. */
export function passwordFaultSentence(fault: PasswordFault): string {
  // Computed when called, so that the bundler can leave this file out of the page's first script.
  const sentences: Record<PasswordFault, string> = {
    'too-short': `Use at least ${MIN_PASSWORD_LENGTH} characters.`,
    'too-long': `Use at most ${MAX_PASSWORD_LENGTH} characters.`,
    'only-digits': 'Use more than only digits.',
    common: 'Choose another password: many people use this one.',
    'like-username': 'Choose a password that is less like your user name.',
    repetition: 'Choose a password that does not repeat the same few characters.',
    sequence: 'Choose a password that is not a row of keys or a part of the alphabet.',
    'common-in-disguise': 'Choose another password: many people use this one with the same small changes.',
    'site-words': 'Add more to the password than words of this site and of your user name.',
  };
  return sentences[fault];
}

/** What a password is compared with, besides the user name. */
export interface PasswordContext {
  /** Words that are easy to guess on this installation, from {@link siteWords}. */
  siteWords: readonly string[];
  /** Whether many people use a password, which is given in its folded form. */
  isCommon: (password: string) => boolean;
}

/** Words of the program's own name and subject. */
const PROGRAM_WORDS = ['livetz', 'live', 'clock', 'clocks', 'timezone', 'time', 'zone'];

/** Words that are easy to guess on this installation. @param host the host name under which users know it, if any */
export function siteWords(host: string | undefined): string[] {
  const labels = (host ?? '').toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return [...PROGRAM_WORDS, ...labels.filter((label) => label.length >= MIN_WORD)];
}

/**
 * Django's password rules (django.contrib.auth.password_validation), a maximum length, and the additions of ASVS 5 (6.2): no
 * words of the site, and no common passwords in disguise.
 * @returns null if the password is accepted
 */
export function passwordFault(
  password: string,
  username: string,
  { siteWords, isCommon }: PasswordContext,
): PasswordFault | null {
  const { length } = [...password];
  if (length < MIN_PASSWORD_LENGTH) return 'too-short';
  if (length > MAX_PASSWORD_LENGTH) return 'too-long';
  if (/^\p{N}+$/u.test(password)) return 'only-digits';
  const text = folded(password);
  if (isCommon(text)) return 'common';
  if (isLikeUsername(password, username)) return 'like-username';
  if (isRepetition(text)) return 'repetition';
  if (isSequence(text)) return 'sequence';
  const forms = plainForms(text);
  if ([...forms].some(isCommon)) return 'common-in-disguise';
  return isMadeOf([...siteWords, ...wordsOf(username)], forms) ? 'site-words' : null;
}

function wordsOf(username: string): string[] {
  const whole = folded(username);
  return [whole, ...whole.split(/[^\p{L}\p{N}]+/u)].filter((word) => word.length >= MIN_WORD);
}

/** Whether next to nothing remains of a password without these words. */
function isMadeOf(words: readonly string[], forms: ReadonlySet<string>): boolean {
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  return [...forms].some((form) => {
    const rest = longestFirst.reduce((left, word) => left.replaceAll(word, ' '), form);
    return rest !== form && (rest.match(/\p{L}/gu) ?? []).length < MIN_OWN_LETTERS;
  });
}

function isLikeUsername(password: string, username: string): boolean {
  const text = password.toLowerCase();
  const parts = [username.toLowerCase(), ...username.toLowerCase().split(/[^\p{L}\p{N}_]+/u)];
  return parts.some(
    (part) => part !== '' && !isTooShortToCompare(part, text) && quickRatio(part, text) >= MAX_SIMILARITY,
  );
}

/** Django's `exceeds_maximum_length_ratio`: a long password is not similar to a name just because it contains its few letters. */
function isTooShortToCompare(part: string, password: string): boolean {
  return password.length >= 10 * part.length && part.length < (MAX_SIMILARITY / 2) * password.length;
}

/** Python's `difflib.SequenceMatcher.quick_ratio`: twice the number of shared characters divided by all characters. */
function quickRatio(a: string, b: string): number {
  const left = new Map<string, number>();
  for (const character of b) left.set(character, (left.get(character) ?? 0) + 1);
  let shared = 0;
  for (const character of a) {
    const count = left.get(character) ?? 0;
    if (count > 0) {
      shared += 1;
      left.set(character, count - 1);
    }
  }
  return (2 * shared) / (a.length + b.length);
}
