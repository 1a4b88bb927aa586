import type { IncomingMessage } from 'node:http';
import { readConfig } from '../config/env';
import { isOriginAllowed } from './origin';

const trustsAll = () => true;
const trustsNone = () => false;

describe('isOriginAllowed', () => {
  it('admits a client that is not a browser', () => {
    expect(isOriginAllowed(request({ host: 'a.example' }), readConfig({}).http, trustsNone)).toBe(true);
  });

  it.each([
    ['http://clock.example:3000', 'clock.example:3000', true],
    ['https://clock.example', 'clock.example', true],
    ['http://evil.example', 'clock.example', false],
    ['http://clock.example.evil.example', 'clock.example', false],
    ['null', 'clock.example', false],
    ['', 'clock.example', false],
  ])('without PUBLIC_URL, %s for the host %s is allowed: %s', (origin, host, isAllowed) => {
    expect(isOriginAllowed(request({ origin, host }), readConfig({}).http, trustsNone)).toBe(isAllowed);
  });

  it('trusts X-Forwarded-Host from a trusted proxy only', () => {
    const forwarded = request({
      origin: 'https://clock.example',
      host: 'api:3000',
      'x-forwarded-host': 'clock.example',
    });
    expect(isOriginAllowed(forwarded, readConfig({}).http, trustsAll)).toBe(true);
    expect(isOriginAllowed(forwarded, readConfig({}).http, trustsNone)).toBe(false);
  });

  it('accepts the origin of PUBLIC_URL and those of ALLOWED_ORIGINS only', () => {
    const { http } = readConfig({
      PUBLIC_URL: 'https://clock.example',
      ALLOWED_ORIGINS: 'https://wall.example',
    });
    expect(isOriginAllowed(request({ origin: 'https://clock.example', host: 'x' }), http, trustsNone)).toBe(
      true,
    );
    expect(isOriginAllowed(request({ origin: 'https://wall.example', host: 'x' }), http, trustsNone)).toBe(
      true,
    );
    expect(isOriginAllowed(request({ origin: 'http://x', host: 'x' }), http, trustsNone)).toBe(false);
    expect(isOriginAllowed(request({ origin: 'http://clock.example', host: 'x' }), http, trustsNone)).toBe(
      false,
    );
  });
});

function request(headers: Record<string, string>): IncomingMessage {
  return { headers, socket: { remoteAddress: '192.0.2.1' } } as unknown as IncomingMessage;
}
