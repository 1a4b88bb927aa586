import type { Config } from './env';

/** Wildcard addresses and the loopback address that reaches them from the same machine. */
const LOOPBACK_OF: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

/** The URL of a server with this configuration as seen from its own machine, without a trailing slash. */
export function localAddress({ http }: Config): string {
  const host = LOOPBACK_OF[http.host ?? '0.0.0.0'] ?? http.host ?? '127.0.0.1';
  return `http://${host.includes(':') ? `[${host}]` : host}:${http.port}${http.basePath}`;
}
