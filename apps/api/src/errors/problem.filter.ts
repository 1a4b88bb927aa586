import { type ArgumentsHost, Catch, type ExceptionFilter, NotFoundException } from '@nestjs/common';
import type { Problem } from '@live-tz/contracts';
import type { Request, Response } from 'express';
import { allowedMethods } from './allowed-methods';
import { DomainError } from './domain-error';
import { failureOf } from './problem';

/** Answers a failed operation with `application/problem+json` (RFC 9457). */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const [request, response] = [http.getRequest<Request>(), http.getResponse<Response>()];
    // Nest throws this where no route matches; operations throw a DomainError for what they do not find.
    if (error instanceof NotFoundException) sendUnrouted(request, response);
    else sendFailure(error, request, response);
  }
}

/**
 * Answers a request that no route serves: 405 with the methods of its address, or 404 for an unknown address.
 *
 * @param methods those that the address serves; by default those of its routes
 */
export function sendUnrouted(
  request: Request,
  response: Response,
  methods: readonly string[] = allowedMethods(request),
): void {
  if (methods.length === 0) {
    sendFailure(new NotFoundException(), request, response);
    return;
  }
  response.setHeader('Allow', methods.join(', '));
  sendFailure(
    new DomainError('method-not-allowed', `Use ${alternativesText(methods)} at this address.`),
    request,
    response,
  );
}

function alternativesText(methods: readonly string[]): string {
  return methods.join(', ').replace(/, ([A-Z]+)$/, ' or $1');
}

/** The media type and serialization of a problem. */
interface ProblemForm {
  mediaType: string;
  textOf: (problem: Problem) => string;
}

const AS_JSON: ProblemForm = {
  mediaType: 'application/problem+json',
  textOf: (problem) => JSON.stringify(problem),
};

/** The same for middleware, which runs outside Nest's filters, and for answers in another form. */
export function sendFailure(
  error: unknown,
  request: Request,
  response: Response,
  { mediaType, textOf } = AS_JSON,
): void {
  const { problem, retryAfterSeconds, challenge, isFault } = failureOf(error, String(request.id));
  if (isFault) request.log.error({ err: error }, 'request failed');
  if (response.headersSent) {
    // A partial answer is cut off, so that the client does not take it for a complete one.
    if (!response.writableEnded) response.destroy();
    return;
  }
  if (retryAfterSeconds !== undefined) response.setHeader('Retry-After', String(retryAfterSeconds));
  if (challenge !== undefined) response.setHeader('WWW-Authenticate', challenge);
  response.status(problem.status).type(mediaType).send(textOf(problem));
}
