import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '@live-tz/contracts';
import { dictionary } from '@zxcvbn-ts/language-common';

/** Django's `UserAttributeSimilarityValidator.max_similarity`. */
const MOST_SIMILAR = 0.7;

const COMMON_PASSWORDS: ReadonlySet<string> = new Set(dictionary['passwords-common'].map(String));

/**
 * Django's four password rules (django.contrib.auth.password_validation), and an upper bound.
 * @returns a sentence that says what to change, or null for a password that may be taken
 */
export function passwordFault(password: string, username: string): string | null {
  const { length } = [...password];
  if (length < MIN_PASSWORD_LENGTH) return `Take a password of at least ${MIN_PASSWORD_LENGTH} characters.`;
  if (length > MAX_PASSWORD_LENGTH) return `Take a password of at most ${MAX_PASSWORD_LENGTH} characters.`;
  if (/^\p{N}+$/u.test(password)) return 'Take a password that is not only digits.';
  if (COMMON_PASSWORDS.has(password.toLowerCase())) return 'Take another password: many people use this one.';
  if (isLikeUsername(password, username)) return 'Take a password that is less like your user name.';
  return null;
}

function isLikeUsername(password: string, username: string): boolean {
  const folded = password.toLowerCase();
  const parts = [username.toLowerCase(), ...username.toLowerCase().split(/[^\p{L}\p{N}_]+/u)];
  return parts.some(
    (part) => part !== '' && !isTooShortToCompare(part, folded) && quickRatio(part, folded) >= MOST_SIMILAR,
  );
}

/** Django's `exceeds_maximum_length_ratio`: a long password is not like a name because it holds its few letters. */
function isTooShortToCompare(part: string, password: string): boolean {
  return password.length >= 10 * part.length && part.length < (MOST_SIMILAR / 2) * password.length;
}

/** Python's `difflib.SequenceMatcher.quick_ratio`: twice the shared characters over all of them. */
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
