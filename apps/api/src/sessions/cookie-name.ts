import { HOST_COOKIE_PREFIX, SECURE_COOKIE_PREFIX } from '@live-tz/contracts';

/**
 * The name of a cookie, depending on whether the request came over TLS. With TLS it has a prefix (RFC 6265bis, section 4.1.3):
 * a `__Host-` cookie can be set neither by a subdomain nor by an attacker who answers a request on plain HTTP. It requires the
 * path `/`; with a base path the name gets the weaker prefix `__Secure-`.
 */
export function cookieName(stem: string, path: string, isSecure: boolean): string {
  if (!isSecure) return stem;
  return `${path === '/' ? HOST_COOKIE_PREFIX : SECURE_COOKIE_PREFIX}${stem}`;
}
