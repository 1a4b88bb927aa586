import { isUtf8 } from 'node:buffer';
import { UnsupportedMediaTypeException } from '@nestjs/common';
import { json, type RequestHandler } from 'express';
import { DomainError } from '../errors/domain-error';

/** The detail for 413 in `problem.ts` repeats this number. */
const MAX_BODY_SIZE = '64kb';

/** Methods whose body has no meaning (RFC 9110, section 9.3.1): it is not read. */
const BODILESS_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Parses JSON bodies; a body of any other type is refused instead of being treated as empty. */
export function jsonBody(): RequestHandler[] {
  return [refuseOtherTypes, json({ limit: MAX_BODY_SIZE, strict: false, verify: onlyUtf8 })].map(
    exceptWithoutBody,
  );
}

/** RFC 8259, section 8.1. Decoding would silently replace invalid bytes, and so change a name or a password. */
function onlyUtf8(_request: unknown, _response: unknown, body: Buffer, encoding: string): void {
  if (encoding !== 'utf-8') throw new UnsupportedMediaTypeException();
  if (!isUtf8(body))
    throw new DomainError('invalid', 'The body contains bytes that are not UTF-8: send it as JSON in UTF-8.');
}

function exceptWithoutBody(handler: RequestHandler): RequestHandler {
  return (request, response, next) => {
    return BODILESS_METHODS.has(request.method) ? next() : handler(request, response, next);
  };
}

const refuseOtherTypes: RequestHandler = (request, response, next) => {
  const hasBody =
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length']) > 0;
  if (hasBody && request.is('application/json') === false) {
    next(new UnsupportedMediaTypeException());
    return;
  }
  next();
};
