import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Problem } from '@live-tz/contracts';
import type { Request, Response } from 'express';
import { SystemClock } from '../../config/system-clock';
import { sendFailure } from '../../errors/problem.filter';
import { formatOfFailure } from './now-format';
import { plainTime } from './plain-time';

/**
 * Answers a failed request as text, the sentence and then the time of each clock to choose from, or as a problem in JSON for a
 * client that prefers it.
 */
@Catch()
export class NowFilter implements ExceptionFilter {
  constructor(private readonly clock: SystemClock) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const [request, response] = [http.getRequest<Request>(), http.getResponse<Response>()];
    response.vary('Accept');
    if (formatOfFailure(request) === 'json') sendFailure(error, request, response);
    else
      sendFailure(error, request, response, {
        mediaType: 'text/plain',
        textOf: (problem) => this.textOf(problem),
      });
  }

  private textOf({ detail, candidates = [] }: Problem): string {
    const nowMs = this.clock.nowMs();
    return [detail, ...candidates.map((match) => plainTime(match, nowMs))]
      .map((line) => `${line}\n`)
      .join('');
  }
}
