import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { errorForLog } from '../errors/error-for-log';

/**
 * Gives every request an id, which its problem and its log lines share, and logs the request when it has been answered.
 * It logs method, path without the query, status and duration: no headers, bodies or addresses, and no token of a link to a board.
 */
export function requestLog(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    genReqId: (_request, response) => {
      const id = randomUUID();
      response.setHeader('X-Request-Id', id);
      return id;
    },
    customLogLevel: (_request, response) => (response.statusCode >= 500 ? 'warn' : 'debug'),
    // The cause was logged where the failure was answered; pino-http would invent an error with its own stack.
    customErrorObject: (_request, _response, _error, { err: _invented, ...line }: { err: unknown }) => line,
    customErrorMessage: () => 'request failed',
    serializers: {
      err: errorForLog,
      req: ({ id, method, url }: { id: string; method: string; url: string }) => ({
        id,
        method,
        path: withoutLinkToken(url.split('?', 1)[0] ?? ''),
      }),
      res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
    },
  });
}

/** Such a token is part of the paths of the page and of the API, and grants access to the board. */
function withoutLinkToken(path: string): string {
  return path.replace(/\/(s|shared|embed)\/[^/]+/, '/$1/…');
}
