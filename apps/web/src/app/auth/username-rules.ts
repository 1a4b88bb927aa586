import {
  MAX_USERNAME_LENGTH,
  MIN_USERNAME_LENGTH,
  USERNAME_CHARACTERS,
  USERNAME_SCRIPTS,
} from '@live-tz/contracts';

/** What is wrong with a user name, or an empty string. Only the server knows which names are taken. */
export function usernameFault(username: string): string {
  const name = username.normalize('NFKC').trim();
  const { length } = [...name];
  if (length < MIN_USERNAME_LENGTH) return `Use at least ${MIN_USERNAME_LENGTH} characters.`;
  if (length > MAX_USERNAME_LENGTH) return `Use at most ${MAX_USERNAME_LENGTH} characters.`;
  if (!USERNAME_CHARACTERS.test(name)) return 'Use only letters, digits and @ . + - _';
  if (!USERNAME_SCRIPTS.some((scripts) => scripts.test(name)))
    return 'Use letters of one script: mixed ones can look like another name.';
  return '';
}
