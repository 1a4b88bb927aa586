import { HOST_COOKIE_PREFIX, SECURE_COOKIE_PREFIX } from '@live-tz/contracts';

/**
 * The name of a cookie by the way a request came. Behind TLS it has a prefix (RFC 6265bis, section 4.1.3): `__Host-` cannot be
 * set by a subdomain, nor by anybody on the way who answers a request on plain http. It allows no path but `/`; under a base
 * path `__Secure-` is what is left.
 */
export function cookieName(stem: string, path: string, isSecure: boolean): string {
  if (!isSecure) return stem;
  return `${path === '/' ? HOST_COOKIE_PREFIX : SECURE_COOKIE_PREFIX}${stem}`;
}
