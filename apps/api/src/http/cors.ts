import type { Request, RequestHandler, Response } from 'express';
import { behindBasePath } from './base-path';

/** The paths that anyone may read without an account, in any letter case, as Express routes them. */
const ANONYMOUS_READS = [
  /^\/now(\/.*)?$/i,
  /^\/stream\/?$/i,
  /^\/api\/(timezone|ip)([/.].*)?$/i,
  /^\/api\/v1\/(zones(\/.*)?|convert|transitions(\.ics)?|overlap|meta)\/?$/i,
];
const METHODS = 'GET, HEAD';
const PREFLIGHT_LIFETIME_SECONDS = 86_400;
const READING_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Lets pages of any origin read the answers to anonymous reads, refusals for their number included, so it runs before the limits. No
 * answer allows credentials: a browser neither sends a cookie with such a read nor shows its answer if it was sent with one.
 */
export function allowAnyOrigin(basePath: string): RequestHandler {
  return (request, response, next) => {
    if (isAnonymousRead(request, behindBasePath(request.url, basePath))) {
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.setHeader('Access-Control-Expose-Headers', '*');
    }
    next();
  };
}

/**
 * Lets pages of any origin embed these answers, which a badge needs, and answers OPTIONS for them. It runs after the base path was
 * removed and the headers of every response were set.
 */
export const shareAnonymousReads: RequestHandler = (request, response, next) => {
  if (!isAnonymousRead(request, request.url)) {
    next();
    return;
  }
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  if (request.method === 'OPTIONS') answerOptions(response);
  else next();
};

function isAnonymousRead({ method }: Request, url: string | null): boolean {
  if (url === null || !READING_METHODS.has(method)) return false;
  const [path = ''] = url.split('?', 1);
  return ANONYMOUS_READS.some((expression) => expression.test(path));
}

function answerOptions(response: Response): void {
  response
    .status(204)
    .set({
      Allow: `${METHODS}, OPTIONS`,
      'Access-Control-Allow-Methods': METHODS,
      'Access-Control-Allow-Headers': '*',
      'Access-Control-Max-Age': String(PREFLIGHT_LIFETIME_SECONDS),
    })
    .end();
}
