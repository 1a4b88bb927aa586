import type { RequestHandler } from 'express';
import { allowedMethods } from './allowed-methods';
import { sendUnrouted } from './problem.filter';

/**
 * Refuses requests that no route serves, before the session is loaded and the CSRF token is checked: telling a client to get a
 * token would mislead it if its method or address is wrong.
 */
export const refuseUnroutedRequests: RequestHandler = (request, response, next) => {
  const methods = allowedMethods(request);
  if (methods.includes(request.method)) next();
  else sendUnrouted(request, response, methods);
};
