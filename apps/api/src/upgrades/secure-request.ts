import type { IncomingMessage } from 'node:http';
import type { Config } from '../config/env';
import type { TrustsAddress } from '../http/trusted-proxies';

/**
 * Whether an upgrade came over TLS, by the same rules as Express' `request.secure` for other requests. The name of the session
 * cookie depends on it.
 */
export function isSecureUpgrade(
  request: IncomingMessage,
  http: Config['http'],
  trusts: TrustsAddress,
): boolean {
  if (http.publicUrl?.protocol === 'https:') return true;
  const forwarded = request.headers['x-forwarded-proto'];
  if (typeof forwarded !== 'string' || !trusts(request.socket.remoteAddress)) return false;
  return forwarded.split(',', 1)[0]?.trim() === 'https';
}
