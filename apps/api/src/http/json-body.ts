import { UnsupportedMediaTypeException } from '@nestjs/common';
import { json, type RequestHandler } from 'express';

/** `problem.ts` names it in the sentence for 413. */
const LARGEST_BODY = '64kb';

/** Reads JSON bodies; a body of any other type is refused instead of being taken for an empty one. */
export function jsonBody(): RequestHandler[] {
  return [refuseOtherTypes, json({ limit: LARGEST_BODY, strict: false })];
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
