import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { DomainError } from '../errors/domain-error';
import { sendFailure } from '../errors/problem.filter';

const SERVED_METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
/** Express answers OPTIONS itself, or says what is allowed. */
const KNOWN_METHODS = new Set([...SERVED_METHODS, 'OPTIONS']);

/** A name, an IPv4 address or an IPv6 address in brackets, and a port (RFC 9110, section 7.2; RFC 3986, section 3.2.2). */
const HOST = /^(?:\[[0-9a-f:.]+\]|[\w.-]*)(?::\d{0,5})?$/i;
const ABSOLUTE_FORM = /^https?:\/\/([^/?#]*)/i;

/**
 * Why a request whose parts Node takes without a word has to be refused, or null: two hosts, of which a proxy in front may
 * have believed the other one, none, or no host at all in the field (RFC 9112, section 3.2).
 */
export function hostFailure({ httpVersion, rawHeaders, url = '' }: IncomingMessage): DomainError | null {
  const hosts = rawHeaders.filter((_value, index) => index % 2 === 1 && isHostField(rawHeaders[index - 1]));
  const [host = ''] = hosts;
  if (hosts.length > 1) return new DomainError('invalid', 'Send one Host header, not several.');
  if (hosts.length === 0 && httpVersion !== '1.0')
    return new DomainError('invalid', 'Send the header Host: it names the server you mean.');
  if (!HOST.test(host))
    return new DomainError(
      'invalid',
      'The header Host holds no host: send a name or an address, and a port where needed.',
    );
  const named = ABSOLUTE_FORM.exec(url)?.[1];
  return named === undefined || hosts.length === 0 || named.toLowerCase() === host.toLowerCase()
    ? null
    : new DomainError('invalid', 'The address and the header Host name different hosts: send the same one.');
}

function isHostField(name = ''): boolean {
  return name.toLowerCase() === 'host';
}

/** Whether what is percent-encoded in an address is UTF-8: what is not would be read as something else than was sent. */
export function isReadableAddress(url: string): boolean {
  if (!url.includes('%')) return true;
  try {
    decodeURIComponent(url);
    return true;
  } catch {
    return false;
  }
}

/** Why an address has to be refused, or null. */
export function addressFailure(url = ''): DomainError | null {
  return isReadableAddress(url)
    ? null
    : new DomainError(
        'invalid',
        'The address cannot be read: percent-encode it as UTF-8, and write a percent sign as %25.',
      );
}

/** Refuses what nothing behind could answer rightly: a request of doubtful host, or by a method that serves nothing here. */
export const refuseDoubtfulRequests: RequestHandler = (request, response, next) => {
  const failure = hostFailure(request);
  if (failure !== null) {
    // What follows on this connection may be the rest of a request that was meant for somebody else.
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

/** Refuses addresses that cannot be read; pages, which are the same whatever their address says, are served in front. */
export const refuseUnreadableAddresses: RequestHandler = (request, response, next) => {
  const failure = addressFailure(request.url);
  if (failure === null) next();
  else sendFailure(failure, request, response);
};
