import type { RequestHandler } from 'express';
import { DomainError } from '../errors/domain-error';
import { sendFailure } from '../errors/problem.filter';

/** Scheme and host in front of a request's path: what every server must accept (RFC 9112, section 3.2.2). */
const ABSOLUTE_FORM = /^https?:\/\/[^/?]*/i;

/** The part of an address behind the base path, or null when it lies elsewhere. */
export function behindBasePath(url: string, basePath: string): string | null {
  const target = url.replace(ABSOLUTE_FORM, '');
  if (!target.startsWith(basePath)) return null;
  const rest = target.slice(basePath.length);
  if (rest === '') return '/';
  return rest.startsWith('/') || rest.startsWith('?') ? rest.replace(/^\?/, '/?') : null;
}

/** Takes `BASE_PATH` off every address, once and in front of all else, so that nothing behind has to know of it. */
export function stripBasePath(basePath: string): RequestHandler {
  return (request, response, next) => {
    if (basePath !== '' && request.url === basePath) {
      response.redirect(308, `${basePath}/`);
      return;
    }
    const rest = behindBasePath(request.url, basePath);
    if (rest === null) {
      sendFailure(
        new DomainError('not-found', `Everything here lies under ${basePath}/.`),
        request,
        response,
      );
      return;
    }
    // Express keeps the host of an absolute address through all of its routing, and expects to find it again.
    request.url = (ABSOLUTE_FORM.exec(request.url)?.[0] ?? '') + rest;
    next();
  };
}
