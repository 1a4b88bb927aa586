import { CSRF_COOKIE, CSRF_HEADER, DOCS_PATH } from '@live-tz/contracts';
import { cookieName } from '../sessions/cookie-name';
import { echoCsrfToken } from './echo-csrf-token';

/** Simulates the page of Swagger UI, which gets the source of the function and nothing else. */
function tokenSentAt(address: string, cookie: string): string | undefined {
  const { protocol, pathname } = new URL(address);
  const inPage = new Function('globalThis', `return ${echoCsrfToken.toString()}`) as (
    page: object,
  ) => typeof echoCsrfToken;
  const request = { headers: {} as Record<string, string> };
  inPage({ document: { cookie }, location: { protocol, pathname } })(request);
  return request.headers[CSRF_HEADER];
}

describe('requests of Swagger UI', () => {
  it.each([
    ['http://clock.example', '/', false],
    ['http://clock.example/tz', '/tz', false],
    ['https://clock.example', '/', true],
    ['https://clock.example/tz', '/tz', true],
  ])('echo the token at %s', (base, path, isSecure) => {
    const cookie = `theme=dark; ${cookieName(CSRF_COOKIE, path, isSecure)}=nonce.signature`;
    expect(tokenSentAt(base + DOCS_PATH, cookie)).toBe('nonce.signature');
  });

  it('use the cookie of their own address if there are several', () => {
    const all = 'XSRF-TOKEN=plain; __Host-XSRF-TOKEN=of-the-root; __Secure-XSRF-TOKEN=of-the-path';
    expect(tokenSentAt(`https://clock.example${DOCS_PATH}`, all)).toBe('of-the-root');
    expect(tokenSentAt(`https://clock.example/tz${DOCS_PATH}`, all)).toBe('of-the-path');
    expect(tokenSentAt(`http://clock.example${DOCS_PATH}`, all)).toBe('plain');
    // A proxy that terminates TLS and does not say so.
    expect(tokenSentAt(`https://clock.example${DOCS_PATH}`, 'XSRF-TOKEN=plain')).toBe('plain');
  });

  it('send no token if there is none', () => {
    expect(tokenSentAt(`https://clock.example${DOCS_PATH}`, 'undefined=1')).toBeUndefined();
  });
});
