import { parse } from 'cookie';
import { unsign } from 'cookie-signature';

export const SESSION_COOKIE = 'livetz.sid';
export const SESSION_LIFETIME_MS = 30 * 24 * 3_600_000;

/** The session id in a Cookie header, if its signature is ours; express-session signs with `s:` in front. */
export function sessionIdIn(cookieHeader: string | undefined, secret: string): string | null {
  const value = parse(cookieHeader ?? '')[SESSION_COOKIE];
  if (value?.startsWith('s:') !== true) return null;
  const sessionId = unsign(value.slice(2), secret);
  return sessionId === false ? null : sessionId;
}
