import type { AddressInfo } from 'node:net';
import type { Config } from './env';

/** Where this process can be reached from its own machine, for the line that tells so. */
export function ownAddress({ http }: Config, listening: AddressInfo): string {
  const host = http.host ?? 'localhost';
  return `http://${host.includes(':') ? `[${host}]` : host}:${listening.port}${http.basePath}/`;
}
