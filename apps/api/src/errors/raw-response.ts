import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Failure } from './problem';

/**
 * Answers with a problem on a connection that has no response object of Node's, and ends the connection. The headers are
 * those of every other answer.
 */
export function endWithProblem(
  socket: Duplex,
  { problem, retryAfterSeconds, challenge }: Failure,
  securityHeaders: Readonly<Record<string, string>>,
): void {
  const body = JSON.stringify(problem);
  const headers: Record<string, string | number> = {
    ...securityHeaders,
    'X-Request-Id': problem.requestId,
    Date: new Date().toUTCString(),
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    ...(retryAfterSeconds === undefined ? {} : { 'Retry-After': retryAfterSeconds }),
    ...(challenge === undefined ? {} : { 'WWW-Authenticate': challenge }),
    Connection: 'close',
  };
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}
