import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Problem } from '@live-tz/contracts';
import type { Request, Response } from 'express';
import { sendFailure } from '../../errors/problem.filter';
import { failureBadge } from './badge';
import { placeOfPath } from './place-of-path';

const REASONS: Readonly<Record<string, string>> = {
  ambiguous: 'may mean several clocks',
  'not-in-force': 'not in force now',
};

/** Answers a failed request for a badge with an image of the same shape, under the status of the problem. */
@Catch()
export class BadgeFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const [request, response] = [http.getRequest<Request>(), http.getResponse<Response>()];
    const place = placeOfPath(request.params['place']);
    sendFailure(error, request, response, {
      mediaType: 'image/svg+xml',
      textOf: (problem) => failureBadge(place, reasonOf(problem)),
    });
  }
}

function reasonOf({ status, code, title }: Problem): string {
  return REASONS[code ?? ''] ?? (status === 404 ? 'unknown place' : title);
}
