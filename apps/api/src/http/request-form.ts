import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { DomainError } from '../errors/domain-error';
import { sendFailure } from '../errors/problem.filter';

const SERVED_METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
/** Express answers OPTIONS itself. */
const KNOWN_METHODS = new Set([...SERVED_METHODS, 'OPTIONS']);

/** A name, an IPv4 address or an IPv6 address in brackets, with an optional port (RFC 9110, section 7.2; RFC 3986, section 3.2.2). */
const HOST = /^(?:\[[0-9a-f:.]+\]|[\w.-]*)(?::\d{0,5})?$/i;
const ABSOLUTE_FORM = /^https?:\/\/([^/?#]*)/i;

/**
 * Why a request must be refused although Node accepts it, or null: it has two hosts, of which a proxy in front may have used
 * the other one, or none, or its Host header is not a host (RFC 9112, section 3.2).
 */
export function hostFailure({ httpVersion, rawHeaders, url = '' }: IncomingMessage): DomainError | null {
  const hosts = rawHeaders.filter((_value, index) => index % 2 === 1 && isHostField(rawHeaders[index - 1]));
  const [host = ''] = hosts;
  if (hosts.length > 1) return new DomainError('invalid', 'Send one Host header, not several.');
  if (hosts.length === 0 && httpVersion !== '1.0')
    return new DomainError('invalid', 'Send the header Host with the name of this server.');
  if (!HOST.test(host))
    return new DomainError(
      'invalid',
      'The header Host is not a host: send a name or an address, with a port if needed.',
    );
  const named = ABSOLUTE_FORM.exec(url)?.[1];
  return named === undefined || hosts.length === 0 || named.toLowerCase() === host.toLowerCase()
    ? null
    : new DomainError('invalid', 'The address and the header Host name different hosts: send the same one.');
}

function isHostField(name = ''): boolean {
  return name.toLowerCase() === 'host';
}

/** Whether the percent-encoded part of an address is UTF-8; any other encoding would be misread. */
export function isReadableAddress(url: string): boolean {
  if (!url.includes('%')) return true;
  try {
    decodeURIComponent(url);
    return true;
  } catch {
    return false;
  }
}

/** Why an address must be refused, or null. */
export function addressFailure(url = ''): DomainError | null {
  return isReadableAddress(url)
    ? null
    : new DomainError(
        'invalid',
        'The address cannot be read: percent-encode it as UTF-8, and write a percent sign as %25.',
      );
}

/** Refuses requests that no handler could answer correctly: with an ambiguous host or an unknown method. */
export const refuseMalformedRequests: RequestHandler = (request, response, next) => {
  const failure = hostFailure(request);
  if (failure !== null) {
    // The following bytes on this connection may belong to a request for another server.
    response.setHeader('Connection', 'close');
    sendFailure(failure, request, response);
  } else if (!KNOWN_METHODS.has(request.method)) {
    response.setHeader('Allow', SERVED_METHODS.join(', '));
    sendFailure(
      new DomainError(
        'method-not-allowed',
        'Use GET, HEAD, POST, PUT, PATCH or DELETE: nothing else is served.',
      ),
      request,
      response,
    );
  } else next();
};

/** Refuses malformed addresses. Pages are served before this, because they do not depend on their address. */
export const refuseUnreadableAddresses: RequestHandler = (request, response, next) => {
  const failure = addressFailure(request.url);
  if (failure === null) next();
  else sendFailure(failure, request, response);
};
