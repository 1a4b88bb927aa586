import {
  MAX_USERNAME_LENGTH,
  MIN_USERNAME_LENGTH,
  USERNAME_CHARACTERS,
  USERNAME_SCRIPTS,
} from '@live-tz/contracts';

export const USERNAME_RULE = `Take a user name of ${MIN_USERNAME_LENGTH} to ${MAX_USERNAME_LENGTH} letters, digits and @ . + - _ only, all letters of one script.`;

/** NFKC, so that what looks the same is the same. */
export function normalizedUsername(username: string): string {
  return username.normalize('NFKC');
}

/** What must be unique: folded by way of upper case, since `ß` and `SS` are one name. */
export function usernameKey(username: string): string {
  return normalizedUsername(username).toUpperCase().toLowerCase().normalize('NFKC');
}

/**
 * The key to look an existing user up by, or an empty text for what is too long to be anybody's name. Normalisation makes
 * up to eighteen characters of one, so that it is the result that has to be bounded.
 */
export function lookupKey(username: string): string {
  return [...normalizedUsername(username)].length > MAX_USERNAME_LENGTH ? '' : usernameKey(username);
}

/** Whether somebody may take a name; who has another one from before keeps it. */
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
