import type { Request } from 'express';
import type { Config } from '../../config/env';
import { relyingPartyOf } from './relying-party';

describe('the relying party of passkeys', () => {
  const of = (protocol: string, host: string, publicUrl: URL | null = null) =>
    relyingPartyOf({ protocol, host } as Request, { http: { publicUrl } } as Config);

  it.each<[protocol: string, host: string, id: string, origin: string]>([
    ['http', 'localhost:3000', 'localhost', 'http://localhost:3000'],
    ['https', 'clock.example.org', 'clock.example.org', 'https://clock.example.org'],
    ['https', 'clock.example.org:443', 'clock.example.org', 'https://clock.example.org'],
    ['http', '[::1]:3000', '[::1]', 'http://[::1]:3000'],
  ])('is the address of the request: %s://%s', (protocol, host, id, origin) => {
    expect(of(protocol, host)).toEqual({ id, origin });
  });

  it('is PUBLIC_URL without its path, whatever the request says', () => {
    const publicUrl = new URL('https://clock.example.org:8443/tz');
    expect(of('http', 'evil.example', publicUrl)).toEqual({
      id: 'clock.example.org',
      origin: 'https://clock.example.org:8443',
    });
  });

  it.each(['a b', '', 'x:99999'])('is not the host %p', (host) => {
    expect(() => of('http', host)).toThrow(expect.objectContaining({ kind: 'invalid' }));
  });
});
