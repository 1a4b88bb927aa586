import { hkdfSync } from 'node:crypto';
import { sign, unsign } from 'cookie-signature';

const CSRF_INFO = 'live-tz csrf v1';
const CSRF_KEY_BYTES = 32;

/**
 * The keys derived from the session secrets. The first secret signs and all verify, so that a new one can be put in front of
 * an old one without signing any user out; the old one can be removed once all cookies have been renewed.
 */
export class SessionKeys {
  /** Derived with HKDF (RFC 5869), so that one kind of signature cannot be used as the other. */
  readonly csrf: readonly Buffer[];

  /** @param secrets at least one, the signing secret first */
  constructor(readonly secrets: readonly string[]) {
    if (secrets.length === 0) throw new Error('There is no session secret.');
    this.csrf = secrets.map((secret) =>
      Buffer.from(hkdfSync('sha256', secret, '', CSRF_INFO, CSRF_KEY_BYTES)),
    );
  }

  /** The value of a cookie in the format of express-session: `s:<id>.<signature>`. */
  cookieValue(sessionId: string): string {
    return `s:${sign(sessionId, this.secrets[0] ?? '')}`;
  }

  /** The session id in the value of a cookie, or null if none of the secrets has signed it. */
  sessionIdIn(cookieValue: string | undefined): string | null {
    if (cookieValue?.startsWith('s:') !== true) return null;
    for (const secret of this.secrets) {
      const sessionId = unsign(cookieValue.slice(2), secret);
      if (sessionId !== false) return sessionId;
    }
    return null;
  }
}
