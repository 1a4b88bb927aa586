import {
  MAX_USERNAME_LENGTH,
  MIN_USERNAME_LENGTH,
  USERNAME_CHARACTERS,
  USERNAME_SCRIPTS,
} from '@live-tz/contracts';

export const USERNAME_RULE = `Take a user name of ${MIN_USERNAME_LENGTH} to ${MAX_USERNAME_LENGTH} letters, digits and @ . + - _ only, all letters of one script.`;

/** In NFKC, so that names that look the same are the same. */
export function normalizedUsername(username: string): string {
  return username.normalize('NFKC');
}

/** The form that must be unique: folded through upper case, because `ß` and `SS` are one name. */
export function usernameKey(username: string): string {
  return normalizedUsername(username).toUpperCase().toLowerCase().normalize('NFKC');
}

/**
 * The key to look up an existing user, or an empty text if it is too long for a user name. Normalization can expand one
 * character to eighteen, so the length of the result is limited.
 */
export function lookupKey(username: string): string {
  return [...normalizedUsername(username)].length > MAX_USERNAME_LENGTH ? '' : usernameKey(username);
}

/** Whether a new user name is allowed; existing names are not checked again. */
export function isUsername(username: string): boolean {
  const name = normalizedUsername(username);
  const { length } = [...name];
  return (
    length >= MIN_USERNAME_LENGTH &&
    length <= MAX_USERNAME_LENGTH &&
    USERNAME_CHARACTERS.test(name) &&
    USERNAME_SCRIPTS.some((scripts) => scripts.test(name))
  );
}
