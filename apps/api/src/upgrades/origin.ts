import type { IncomingMessage } from 'node:http';
import type { Config } from '../config/env';
import type { TrustsAddress } from '../http/trusted-proxies';

/**
 * Whether a page may open a socket here. WebSockets have no same-origin policy, so only this check prevents foreign pages from
 * using a user's cookie. A client without an Origin is not a browser, and only needs a session.
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
