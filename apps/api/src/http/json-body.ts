import { UnsupportedMediaTypeException } from '@nestjs/common';
import { json, type RequestHandler } from 'express';

/** `problem.ts` names it in the sentence for 413. */
const LARGEST_BODY = '64kb';

/** Where a body has no meaning (RFC 9110, section 9.3.1), it is left unread. */
const BODILESS_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Reads JSON bodies; a body of any other type is refused instead of being taken for an empty one. */
export function jsonBody(): RequestHandler[] {
  return [refuseOtherTypes, json({ limit: LARGEST_BODY, strict: false })].map(exceptWithoutBody);
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
