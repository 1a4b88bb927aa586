import { BlockList, isIP } from 'node:net';

/** IPv4 networks that are not on the public internet (IANA's special-purpose registry), and addresses of cloud services. */
const PRIVATE_IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  // Carrier-grade NAT; 100.100.100.200 is the metadata service of Alibaba Cloud.
  '100.64.0.0/10',
  '127.0.0.0/8',
  // Link-local; 169.254.169.254 is the metadata service of most clouds.
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  // A service of Azure for its virtual machines.
  '168.63.129.16/32',
];
/** Everything outside of this network is private, multicast, or contains an IPv4 address (mapped, NAT64). */
const GLOBAL_IPV6 = '2000::/3';
/** Parts of it that are for protocols and documentation, or contain an IPv4 address (Teredo, 6to4). */
const PRIVATE_IPV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const privateIpv4 = listOf(PRIVATE_IPV4, 'ipv4');
const globalIpv6 = listOf([GLOBAL_IPV6], 'ipv6');
const privateIpv6 = listOf(PRIVATE_IPV6, 'ipv6');

/** Whether a text is anything but an IP address on the public internet. */
export function isPrivateAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return privateIpv4.check(address, 'ipv4');
    case 6:
      return !globalIpv6.check(address, 'ipv6') || privateIpv6.check(address, 'ipv6');
    default:
      return true;
  }
}

function listOf(networks: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    list.addSubnet(address, Number(bits), family);
  }
  return list;
}
