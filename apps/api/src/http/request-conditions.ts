import type { IncomingMessage } from 'node:http';

/** Removes the headers by which a response may be partial or refused; a server may ignore them (RFC 9110, sections 13.1 and 14.2). */
export function ignoreConditions({ headers }: IncomingMessage): void {
  delete headers.range;
  delete headers['if-match'];
  delete headers['if-unmodified-since'];
}
