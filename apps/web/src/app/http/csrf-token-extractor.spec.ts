import { DOCUMENT, Injector } from '@angular/core';
import { CsrfTokenExtractor } from './csrf-token-extractor';

const ALL = 'theme=dark; XSRF-TOKEN=plain; __Host-XSRF-TOKEN=of-the-root; __Secure-XSRF-TOKEN=of-the-path';

/** The token that a page reads at a URL of the app with these cookies. */
function tokenAt(address: string, cookie: string): string | null {
  const page = { cookie, baseURI: address, querySelector: () => ({ content: new URL(address).pathname }) };
  const injector = Injector.create({
    providers: [
      { provide: DOCUMENT, useValue: page },
      { provide: CsrfTokenExtractor, useClass: CsrfTokenExtractor, deps: [] },
    ],
  });
  return injector.get(CsrfTokenExtractor).getToken();
}

describe('CsrfTokenExtractor', () => {
  it.each([
    ['https://clock.example/', 'of-the-root'],
    ['https://clock.example/tz/', 'of-the-path'],
    ['http://clock.example/', 'plain'],
    ['http://clock.example/tz/', 'plain'],
  ])('takes at %s the cookie of that address: %s', (address, token) => {
    expect(tokenAt(address, ALL)).toBe(token);
  });

  it('takes the plain cookie where a proxy does not report TLS', () => {
    expect(tokenAt('https://clock.example/', 'XSRF-TOKEN=plain')).toBe('plain');
  });

  it('finds no token before a response has set one, and none in a cookie whose name only ends the same', () => {
    expect(tokenAt('https://clock.example/', '')).toBeNull();
    expect(tokenAt('https://clock.example/', 'other-XSRF-TOKEN=x')).toBeNull();
  });
});
