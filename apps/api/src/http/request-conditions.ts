import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';

/** Removes the headers by which a response may be partial or refused; a server may ignore them (RFC 9110, sections 13.1 and 14.2). */
export function ignoreConditions({ headers }: IncomingMessage): void {
  delete headers.range;
  delete headers['if-match'];
  delete headers['if-unmodified-since'];
}

/**
 * Removes `If-None-Match: *`, which is meant for writes (RFC 9110, section 13.1.2). Express would answer such a read with 304 and no
 * body, and a health check would not see that a node is degraded.
 */
export const ignoreAnyMatch: RequestHandler = ({ headers }, _response, next) => {
  if (headers['if-none-match']?.trim() === '*') delete headers['if-none-match'];
  next();
};
