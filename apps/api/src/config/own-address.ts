import type { AddressInfo } from 'node:net';
import type { Config } from './env';

/** The URL of this process as seen from its own machine, for the log line printed at start. */
export function ownAddress({ http }: Config, listening: AddressInfo): string {
  const host = http.host ?? 'localhost';
  return `http://${host.includes(':') ? `[${host}]` : host}:${listening.port}${http.basePath}/`;
}
