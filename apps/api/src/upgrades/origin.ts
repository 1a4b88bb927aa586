import type { IncomingMessage } from 'node:http';
import type { Config } from '../config/env';
import type { TrustsAddress } from '../http/trusted-proxies';

/**
 * Whether the page a request comes from may open a socket here. WebSockets know no same-origin policy, so this is all
 * that keeps foreign pages from using a person's cookie. Without an Origin it is no browser: the session decides.
 */
export function isOriginAllowed(
  request: IncomingMessage,
  http: Config['http'],
  trusts: TrustsAddress,
): boolean {
  const { origin } = request.headers;
  if (origin === undefined) return true;
  if (http.allowedOrigins.includes(origin)) return true;
  if (http.publicUrl !== null) return origin === http.publicUrl.origin;
  return URL.canParse(origin) && new URL(origin).host === hostOf(request, trusts);
}

function hostOf(request: IncomingMessage, trusts: TrustsAddress): string | undefined {
  const forwarded = request.headers['x-forwarded-host'];
  const isBehindProxy = typeof forwarded === 'string' && trusts(request.socket.remoteAddress);
  return isBehindProxy ? forwarded.split(',', 1)[0]?.trim() : request.headers.host;
}
