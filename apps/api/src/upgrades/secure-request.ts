import type { IncomingMessage } from 'node:http';
import type { Config } from '../config/env';
import type { TrustsAddress } from '../http/trusted-proxies';

/**
 * Whether an upgrade came by TLS: what Express' `request.secure` says of any other request, by the same rules. An upgrade
 * reads the session cookie by the name that those wrote.
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
