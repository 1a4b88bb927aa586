import { isPrivateAddress } from './private-address';

describe('isPrivateAddress', () => {
  it.each([
    ['this network', '0.0.0.0'],
    ['private', '10.0.0.1'],
    ['private', '172.31.255.255'],
    ['private', '192.168.1.1'],
    ['carrier-grade NAT', '100.64.0.1'],
    ['the metadata of Alibaba Cloud', '100.100.100.200'],
    ['loopback', '127.0.0.1'],
    ['loopback', '127.255.255.254'],
    ['the metadata of most clouds', '169.254.169.254'],
    ['the metadata of Oracle Cloud', '192.0.0.192'],
    ['the services of Azure', '168.63.129.16'],
    ['benchmarks', '198.19.0.1'],
    ['documentation', '203.0.113.9'],
    ['multicast', '224.0.0.1'],
    ['reserved', '240.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['unspecified', '::'],
    ['loopback', '::1'],
    ['IPv4-mapped', '::ffff:127.0.0.1'],
    ['IPv4-mapped', '::ffff:8.8.8.8'],
    ['NAT64', '64:ff9b::7f00:1'],
    ['local NAT64', '64:ff9b:1::1'],
    ['unique local', 'fd00:ec2::254'],
    ['link-local', 'fe80::1'],
    ['link-local with a scope', 'fe80::1%eth0'],
    ['multicast', 'ff02::1'],
    ['Teredo', '2001:0:7f00:1::'],
    ['documentation', '2001:db8::1'],
    ['6to4', '2002:7f00:1::'],
    ['no address', 'localhost'],
    ['no address', '127.1'],
    ['no address', ''],
  ])('is true for %s: %s', (_what, address) => {
    expect(isPrivateAddress(address)).toBe(true);
  });

  it.each([
    '1.1.1.1',
    '8.8.8.8',
    '100.63.255.255',
    '172.32.0.1',
    '192.1.0.1',
    '2606:4700::1111',
    '2a00:1450::1',
  ])('is false for the public address %s', (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  });
});
