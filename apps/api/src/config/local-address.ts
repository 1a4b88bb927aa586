import type { Config } from './env';

/** Addresses that mean every address: the same machine is reached at its loopback address. */
const LOOPBACK_OF: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

/** Where a server with this configuration is reached from its own machine, without a slash at the end. */
export function localAddress({ http }: Config): string {
  const host = LOOPBACK_OF[http.host ?? '0.0.0.0'] ?? http.host ?? '127.0.0.1';
  return `http://${host.includes(':') ? `[${host}]` : host}:${http.port}${http.basePath}`;
}
