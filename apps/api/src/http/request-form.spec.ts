import type { IncomingMessage } from 'node:http';
import { addressFailure, hostFailure, isReadableAddress } from './request-form';

function request(hosts: readonly string[], url = '/', httpVersion = '1.1'): IncomingMessage {
  const rawHeaders = ['Accept', 'host', ...hosts.flatMap((host) => ['Host', host])];
  return { httpVersion, rawHeaders, url } as IncomingMessage;
}

describe('hostFailure', () => {
  it.each([
    'example.org',
    'EXAMPLE.org:443',
    '127.0.0.1:3000',
    '[::1]:3000',
    '[::ffff:127.0.0.1]',
    'a_b',
    'xn--zrich-kva',
    '',
  ])('accepts "%s"', (host) => expect(hostFailure(request([host]))).toBeNull());

  it.each([
    'a/b',
    'a b',
    'a,b',
    'a@b',
    'a#b',
    'a?b',
    'a\\b',
    '[::1',
    '::1',
    'a:99999999',
    'a:b',
    '\u00ff',
    '<a>',
  ])('refuses "%s"', (host) => expect(hostFailure(request([host]))?.message).toMatch(/^The header Host /));

  it('does not mistake the values of other headers for a host', () => {
    expect(hostFailure(request(['a']))).toBeNull();
  });

  it('requires exactly one since HTTP/1.1', () => {
    expect(hostFailure(request(['a', 'a']))?.message).toMatch(/^Send one Host header/);
    expect(hostFailure(request([]))?.message).toMatch(/^Send the header Host/);
    expect(hostFailure(request([], '/', '1.0'))).toBeNull();
    expect(hostFailure(request(['a', 'b'], '/', '1.0'))).not.toBeNull();
  });

  it('requires the host of an absolute address', () => {
    expect(hostFailure(request(['a.example'], 'http://A.example/x'))).toBeNull();
    expect(hostFailure(request(['a.example'], 'http://b.example/x'))).not.toBeNull();
    expect(hostFailure(request(['a.example'], 'http://a.example@b.example/'))).not.toBeNull();
    expect(hostFailure(request([], 'http://b.example/x', '1.0'))).toBeNull();
  });
});

describe('addresses', () => {
  it.each(['/', '/now/z%C3%BCrich', '/?q=%F0%9F%95%90', '/a%2Fb', '/%00', '/?q=100%25', '*'])(
    '%s is readable',
    (url) => {
      expect(isReadableAddress(url)).toBe(true);
      expect(addressFailure(url)).toBeNull();
    },
  );

  it.each(['/%ff', '/?q=%C3', '/%C0%AF', '/%ED%A0%80', '/%', '/%4', '/?%zz'])('%s is not', (url) => {
    expect(isReadableAddress(url)).toBe(false);
    expect(addressFailure(url)?.kind).toBe('invalid');
  });
});
