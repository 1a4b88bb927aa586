import { parse } from 'cookie';
import { unsign } from 'cookie-signature';

export const SESSION_COOKIE = 'livetz.sid';
export const SESSION_LIFETIME_MS = 30 * 24 * 3_600_000;

/** The session id in a Cookie header, if its signature is ours; express-session signs with `s:` in front. */
export function sessionIdIn(cookieHeader: string | undefined, secret: string): string | null {
  const value = parse(cookieHeader ?? '')[SESSION_COOKIE];
  if (value?.startsWith('s:') !== true) return null;
  const sessionId = unsign(value.slice(2), secret);
  // A copy: a part of a text keeps the whole of it, for as long as the connection lasts.
  return sessionId === false ? null : Buffer.from(sessionId).toString();
}
