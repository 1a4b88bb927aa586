import { isIPv4, isIPv6 } from 'node:net';

/** The network of all clients without a known address: they are counted together. */
export const UNKNOWN_NETWORK = 'unknown';

/**
 * The network for which a client's limits are counted: its IPv4 address, or the /64 of its IPv6 address, because a
 * subscriber line is assigned at least a /64 (RFC 6177) and may use any address in it. An IPv4 address written as IPv6
 * (mapped, RFC 4291 2.5.5.2, or translated, RFC 6052 2.1) counts as that IPv4 address.
 * @returns for example '203.0.113.7' or '2001:db8:1:2::/64', at most 24 characters for any input
 */
export function clientNetwork(address: string | undefined): string {
  const withoutZone = stripZone(address ?? '');
  if (isIPv4(withoutZone)) return withoutZone;
  if (!isIPv6(withoutZone)) return UNKNOWN_NETWORK;
  const groups = groupsOf(withoutZone);
  return containedIPv4(groups) ?? `${groups.slice(0, 4).map(hex).join(':')}::/64`;
}

/** The `%eth0` of `fe80::1%eth0` names an interface of this machine and is not part of the address (RFC 4007 11). */
function stripZone(address: string): string {
  const zoneAt = address.indexOf('%');
  return zoneAt < 0 ? address : address.slice(0, zoneAt);
}

/** The eight groups of a valid IPv6 address. */
function groupsOf(address: string): number[] {
  const [head = '', tail] = address.split('::');
  const first = groupsOfPart(head);
  if (tail === undefined) return first;
  const last = groupsOfPart(tail);
  return [...first, ...new Array<number>(8 - first.length - last.length).fill(0), ...last];
}

function groupsOfPart(part: string): number[] {
  return part === ''
    ? []
    : part.split(':').flatMap((group) => (group.includes('.') ? dotted(group) : parseInt(group, 16)));
}

function dotted(ipv4: string): number[] {
  const [a = 0, b = 0, c = 0, d = 0] = ipv4.split('.').map(Number);
  return [a * 256 + b, c * 256 + d];
}

function containedIPv4(groups: readonly number[]): string | undefined {
  const prefix = groups.slice(0, 6).map(hex).join(':');
  if (prefix !== '0:0:0:0:0:ffff' && prefix !== '64:ff9b:0:0:0:0') return undefined;
  return groups
    .slice(6)
    .flatMap((group) => [group >> 8, group & 0xff])
    .join('.');
}

function hex(group: number): string {
  return group.toString(16);
}
