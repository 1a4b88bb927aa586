import type { IncomingMessage } from 'node:http';
import { clientAddressOf } from './trusted-proxies';

describe('clientAddressOf', () => {
  const request = (forwarded?: string): IncomingMessage =>
    ({
      socket: { remoteAddress: '10.0.0.1' },
      headers: { 'x-forwarded-for': forwarded },
    }) as unknown as IncomingMessage;
  const isPrivate = (address: string | undefined): boolean => address?.startsWith('10.') ?? false;

  it.each([
    ['the peer without a proxy', undefined, '10.0.0.1'],
    ['the address before the last trusted proxy', '203.0.113.7, 10.0.0.2', '203.0.113.7'],
    ['no address that an untrusted peer claims', '198.51.100.1, 203.0.113.7', '203.0.113.7'],
  ])('is %s', (_, forwarded, address) => {
    expect(clientAddressOf(request(forwarded), isPrivate)).toBe(address);
  });

  it('counts proxies where only their number is trusted', () => {
    const isFirst = (_address: string | undefined, hop = 0): boolean => hop < 1;
    expect(clientAddressOf(request('198.51.100.1, 203.0.113.7'), isFirst)).toBe('203.0.113.7');
    expect(clientAddressOf(request('203.0.113.7'), () => false)).toBe('10.0.0.1');
  });
});
