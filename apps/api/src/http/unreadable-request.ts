import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { endWithProblem } from './bare-answer';
import { DomainError } from './domain-error';
import { failureOf } from './problem';

const UNKNOWN_EXPECTATION = new DomainError(
  'invalid',
  'Leave out the header Expect: only 100-continue can be met here.',
);

/** Answers what Node's parser gives up on, before there is a request that anything else here could answer. */
export function answerUnreadableRequests(server: Server): void {
  // Node's own answer would be a status alone.
  server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    const { problem } = failureOf(UNKNOWN_EXPECTATION, randomUUID());
    response.writeHead(problem.status, { 'Content-Type': 'application/problem+json' });
    response.end(JSON.stringify(problem));
  });
  const lastAnswers = new WeakMap<Socket, ServerResponse>();
  server.on('request', (request, response) => lastAnswers.set(request.socket, response));
  server.on('clientError', (error: Error & { code?: string }, socket: Socket) => {
    const isAnswering = lastAnswers.get(socket)?.writableFinished === false;
    // Another answer would land in the midst of the one that is being written.
    if (!socket.writable || isAnswering) socket.destroy();
    else endWithProblem(socket, failureOf(refusalOf(error.code), randomUUID()));
  });
}

/** The codes are those of Node's documentation of `clientError`. */
function refusalOf(code = ''): DomainError {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new DomainError(
        'headers-too-large',
        'The address and the headers are too large: send at most 16 kB, cookies included.',
      );
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new DomainError('timed-out', 'The request did not arrive in time: send it again.');
    default:
      return new DomainError('invalid', 'This is no HTTP request: send one in HTTP/1.1.');
  }
}
