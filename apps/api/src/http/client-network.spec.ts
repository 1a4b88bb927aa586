import { clientNetwork, UNKNOWN_NETWORK } from './client-network';

describe('the network of a client', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::FFFF:cb00:7107', '203.0.113.7'],
    ['0:0:0:0:0:ffff:203.0.113.7', '203.0.113.7'],
    ['64:ff9b::203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8:1:2:3:4:203.0.113.7', '2001:db8:1:2::/64'],
    ['1::', '1:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255', 'ffff:ffff:ffff:ffff::/64'],
  ])('of %s is %s', (address, network) => {
    expect(clientNetwork(address)).toBe(network);
  });

  it('is the same for all addresses of a /64, however they are written', () => {
    const written = [
      '2001:db8:1:2::',
      '2001:db8:1:2:0:0:0:1',
      '2001:0DB8:1:2:ffff:ffff:ffff:ffff',
      '2001:db8:1:2::9%lo',
    ];
    expect(new Set(written.map(clientNetwork))).toEqual(new Set(['2001:db8:1:2::/64']));
  });

  it('is different for the next /64', () => {
    expect(clientNetwork('2001:db8:1:3::')).not.toBe(clientNetwork('2001:db8:1:2::'));
  });

  it.each([
    undefined,
    '',
    'unix:',
    '203.0.113',
    '203.0.113.7:80',
    '[::1]',
    ':::',
    '1:2:3',
    '%eth0',
    'x'.repeat(100_000),
  ])('is unknown for a text that is not an address (%#)', (address) => {
    expect(clientNetwork(address)).toBe(UNKNOWN_NETWORK);
  });
});
