import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { endWithProblem } from '../errors/raw-response';
import { DomainError } from '../errors/domain-error';
import { failureOf } from '../errors/problem';
import type { SecurityHeaders } from './security-headers';

/**
 * Answers requests that Node's parser rejects, which therefore never reach a handler, and those that Node would answer itself
 * with a bare status: without Host, with an unknown expectation, or CONNECT.
 */
export function answerUnreadableRequests(server: Server, headers: SecurityHeaders): void {
  const answers = new WeakMap<Socket, ServerResponse[]>();
  server.on('request', ({ socket }, response) => {
    const unfinished = (answers.get(socket) ?? []).filter(({ writableFinished }) => !writableFinished);
    answers.set(socket, [...unfinished, response]);
  });
  server.on('clientError', (error: Error & { code?: string }, socket: Socket) => {
    const isAnswering = answers
      .get(socket)
      ?.some(({ headersSent, writableFinished }) => headersSent && !writableFinished);
    // A second response would be written into the unfinished one.
    if (!socket.writable || isAnswering === true) socket.destroy();
    else endWithProblem(socket, failureOf(refusalOf(error.code), randomUUID()), headers);
  });
  // `hostFailure` refuses such a request like any other with a bad host.
  Object.assign(server, { requireHostHeader: false });
  // An unknown expectation may be ignored (RFC 9110, section 10.1.1).
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
  server.on('connect', (_request: IncomingMessage, socket: Duplex) => {
    socket.on('error', () => socket.destroy());
    const refusal = new DomainError(
      'invalid',
      'CONNECT is for proxies, and this server is not one: use GET.',
    );
    endWithProblem(socket, failureOf(refusal, randomUUID()), headers);
  });
}

/** The codes are from Node's documentation of the event `clientError`. */
function refusalOf(code = ''): DomainError {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new DomainError(
        'headers-too-large',
        'The address and the headers are too large: send at most 16 kB, cookies included.',
      );
    case 'HPE_INVALID_URL':
      return new DomainError(
        'invalid',
        'The address cannot be read: percent-encode what is not ASCII in it, as UTF-8.',
      );
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new DomainError('timed-out', 'The request did not arrive in time: send it again.');
    default:
      return new DomainError('invalid', 'This is not an HTTP request: send one in HTTP/1.1.');
  }
}
