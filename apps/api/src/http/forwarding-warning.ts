import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

const WARNING =
  'X-Forwarded-For names more proxies than TRUST_PROXY believes. If a proxy of yours sends it, everybody behind that ' +
  'proxy counts as one address: set TRUST_PROXY to the number of proxies in front, or to their addresses. ' +
  'A client can send it as well; this is told once.';

/**
 * Tells the operator, once a start, that addresses in `X-Forwarded-For` are not believed: behind a proxy that
 * `TRUST_PROXY` does not count, limits that are meant for one address would hit everybody.
 */
export function warnOfUntrustedForwarding(logger: Pick<Logger, 'warn'>): RequestHandler {
  let isTold = false;
  return (request, _response, next) => {
    if (!isTold && countAddresses(request.headers['x-forwarded-for']) > request.ips.length) {
      isTold = true;
      logger.warn(WARNING);
    }
    next();
  };
}

/** Node joins several headers of this name by commas. */
function countAddresses(header: string | string[] | undefined): number {
  return String(header ?? '')
    .split(',')
    .filter((address) => address.trim() !== '').length;
}
