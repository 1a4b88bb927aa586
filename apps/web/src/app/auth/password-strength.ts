import { MIN_PASSWORD_LENGTH } from '@live-tz/contracts';

/** Shorter parts of a user name may occur in a password by chance. */
const MIN_PART_LENGTH = 3;

/**
 * What is weak about a password while it is typed, or an empty string. The server makes the decision: only it knows the common
 * passwords.
 */
export function passwordWeakness(password: string, username: string): string {
  if ([...password].length < MIN_PASSWORD_LENGTH)
    return `Too short: use at least ${MIN_PASSWORD_LENGTH} characters.`;
  if (/^\p{Nd}+$/u.test(password)) return 'Only digits: add some letters.';
  if (isLikeName(password, username)) return 'Too like your user name: choose something that is not in it.';
  return '';
}

function isLikeName(password: string, username: string): boolean {
  const secret = folded(password);
  const whole = folded(username);
  const parts = [whole, ...whole.split(/[^\p{L}\p{N}]+/u)].filter((part) => part.length >= MIN_PART_LENGTH);
  return (
    parts.some((part) => secret.includes(part) && part.length * 2 >= secret.length) || whole.includes(secret)
  );
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
