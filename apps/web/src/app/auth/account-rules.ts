import { MIN_PASSWORD_LENGTH, MIN_USERNAME_LENGTH } from '@live-tz/contracts';

/** The server's rules for accounts, shown as hints before the user breaks them. */
export const ACCOUNT_RULES = {
  username: `At least ${MIN_USERNAME_LENGTH} letters of one script, digits or @ . + - _`,
  password: `At least ${MIN_PASSWORD_LENGTH} characters, not only digits, no row of keys, not a common password, not like your user name.`,
} as const;
