import { MAX_USERNAME_LENGTH, MIN_USERNAME_LENGTH } from '@live-tz/contracts';

/** The characters are Django's: letters and digits of any script, and five signs. */
const ALLOWED = /^[\p{L}\p{N}@.+\-_]+$/u;

export const USERNAME_RULE = `Take a user name of ${MIN_USERNAME_LENGTH} to ${MAX_USERNAME_LENGTH} letters, digits and @ . + - _ only.`;

/** NFKC, so that what looks the same is the same. */
export function normalizedUsername(username: string): string {
  return username.normalize('NFKC');
}

/** What must be unique: folded by way of upper case, since `ß` and `SS` are one name. */
export function usernameKey(username: string): string {
  return normalizedUsername(username).toUpperCase().toLowerCase().normalize('NFKC');
}

export function isUsername(username: string): boolean {
  const { length } = [...normalizedUsername(username)];
  return (
    length >= MIN_USERNAME_LENGTH &&
    length <= MAX_USERNAME_LENGTH &&
    ALLOWED.test(normalizedUsername(username))
  );
}
