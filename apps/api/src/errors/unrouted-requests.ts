import type { RequestHandler } from 'express';
import { allowedMethods } from './allowed-methods';
import { sendUnrouted } from './problem.filter';

/**
 * Refuses requests that no route serves, before the session is loaded and the CSRF token is checked: a request for a token would
 * mislead a client that uses the wrong method or address.
 */
export const refuseUnroutedRequests: RequestHandler = (request, response, next) => {
  const methods = allowedMethods(request);
  if (methods.includes(request.method)) next();
  else sendUnrouted(request, response, methods);
};
