import type { RequestHandler } from 'express';
import { DomainError } from '../errors/domain-error';
import { sendFailure } from '../errors/problem.filter';

/** Scheme and host before the path of a request: the form that every server must accept (RFC 9112, section 3.2.2). */
const ABSOLUTE_FORM = /^https?:\/\/[^/?]*/i;

/** The part of an address after the base path, or null if the address is outside it. */
export function behindBasePath(url: string, basePath: string): string | null {
  const target = url.replace(ABSOLUTE_FORM, '');
  if (!target.startsWith(basePath)) return null;
  const rest = target.slice(basePath.length);
  if (rest === '') return '/';
  return rest.startsWith('/') || rest.startsWith('?') ? rest.replace(/^\?/, '/?') : null;
}

/** Removes `BASE_PATH` from every address, before any other middleware, so that no other code has to handle it. */
export function stripBasePath(basePath: string): RequestHandler {
  return (request, response, next) => {
    if (basePath !== '' && request.url === basePath) {
      response.redirect(308, `${basePath}/`);
      return;
    }
    const rest = behindBasePath(request.url, basePath);
    if (rest === null) {
      sendFailure(
        new DomainError('not-found', `All addresses of this server begin with ${basePath}/.`),
        request,
        response,
      );
      return;
    }
    // Express keeps the host of an absolute address during routing, and expects to find it again.
    request.url = (ABSOLUTE_FORM.exec(request.url)?.[0] ?? '') + rest;
    next();
  };
}
