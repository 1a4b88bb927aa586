import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { failureOf } from './problem';

/** Turns whatever an operation throws into `application/problem+json` (RFC 9457). */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendFailure(error, http.getRequest<Request>(), http.getResponse<Response>());
  }
}

/** The same for middleware, which runs outside of Nest's filters. */
export function sendFailure(error: unknown, request: Request, response: Response): void {
  const { problem, retryAfterSeconds, isFault } = failureOf(error, String(request.id));
  if (isFault) request.log.error({ err: error }, 'request failed');
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (retryAfterSeconds !== undefined) response.setHeader('Retry-After', String(retryAfterSeconds));
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}
