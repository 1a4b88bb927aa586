import { MIN_PASSWORD_LENGTH, MIN_USERNAME_LENGTH } from '@live-tz/contracts';

/** The server's rules for accounts, shown as hints before the user breaks them. */
export const ACCOUNT_RULES = {
  username: `At least ${MIN_USERNAME_LENGTH} characters: letters of one script, digits and @\u00a0.\u00a0+\u00a0-\u00a0_`,
  password: `At least ${MIN_PASSWORD_LENGTH} characters. A few unrelated words are easy to remember and hard to guess.`,
} as const;
