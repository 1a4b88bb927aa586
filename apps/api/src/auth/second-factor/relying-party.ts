import type { Request } from 'express';
import type { Config } from '../../config/env';
import { DomainError } from '../../errors/domain-error';

/** What passkeys of this site are bound to (WebAuthn, "relying party"). */
export interface RelyingParty {
  /** The host, without port: a passkey works for no other. */
  id: string;
  /** What the browser has to report as the origin of the page. */
  origin: string;
}

/**
 * The relying party of a request: `PUBLIC_URL`, or the address that the browser used, by the same rules as the origin of an
 * upgrade. A forwarded host counts only from a trusted proxy. A client that forges its `Host` gains nothing: a browser signs the
 * origin it is on, with a key that belongs to that host.
 * @throws DomainError `invalid` for a host that is no host name
 */
export function relyingPartyOf(request: Request, { http }: Config): RelyingParty {
  const address = http.publicUrl?.href ?? `${request.protocol}://${request.host}`;
  if (!URL.canParse(address)) throw new DomainError('invalid', 'Send a valid host name.');
  const url = new URL(address);
  return { id: url.hostname, origin: url.origin };
}
