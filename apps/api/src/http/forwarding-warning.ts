import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

const WARNING =
  'X-Forwarded-For names more proxies than TRUST_PROXY trusts. If one of your proxies sends it, all clients behind that ' +
  'proxy count as one address: set TRUST_PROXY to the number of proxies in front, or to their addresses. ' +
  'A client can send this header as well; this warning is logged once.';

/**
 * Warns the operator, once per start, that addresses in `X-Forwarded-For` are ignored: behind a proxy that `TRUST_PROXY` does
 * not count, the limits for one address would apply to all clients together.
 */
export function warnOfUntrustedForwarding(logger: Pick<Logger, 'warn'>): RequestHandler {
  let hasWarned = false;
  return (request, _response, next) => {
    if (!hasWarned && countAddresses(request.headers['x-forwarded-for']) > request.ips.length) {
      hasWarned = true;
      logger.warn(WARNING);
    }
    next();
  };
}

/** Node joins repeated headers of this name with commas. */
function countAddresses(header: string | string[] | undefined): number {
  return String(header ?? '')
    .split(',')
    .filter((address) => address.trim() !== '').length;
}
