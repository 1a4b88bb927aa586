import { isUtf8 } from 'node:buffer';
import { UnsupportedMediaTypeException } from '@nestjs/common';
import { json, type RequestHandler } from 'express';
import { DomainError } from '../errors/domain-error';

/** `problem.ts` names it in the sentence for 413. */
const MAX_BODY_SIZE = '64kb';

/** Where a body has no meaning (RFC 9110, section 9.3.1), it is left unread. */
const BODILESS_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Reads JSON bodies; a body of any other type is refused instead of being taken for an empty one. */
export function jsonBody(): RequestHandler[] {
  return [refuseOtherTypes, json({ limit: MAX_BODY_SIZE, strict: false, verify: onlyUtf8 })].map(
    exceptWithoutBody,
  );
}

/** RFC 8259, section 8.1. Decoding replaces what is no UTF-8 silently: a name or a password would be another one. */
function onlyUtf8(_request: unknown, _response: unknown, body: Buffer, encoding: string): void {
  if (encoding !== 'utf-8') throw new UnsupportedMediaTypeException();
  if (!isUtf8(body))
    throw new DomainError('invalid', 'The body holds bytes that are no UTF-8: send it as JSON in UTF-8.');
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
