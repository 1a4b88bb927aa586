import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { WorldTimeError } from '@live-tz/contracts';
import type { Request, Response } from 'express';
import { sendFailure } from '../../errors/problem.filter';
import { isTextPath } from './text-path';
import { worldTimeText } from './world-time-text';

/** Answers a failed request in the shape of WorldTimeAPI, with the status and the sentence of the problem. */
@Catch()
export class WorldTimeFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const [request, response] = [http.getRequest<Request>(), http.getResponse<Response>()];
    const isText = isTextPath(request.path);
    sendFailure(error, request, response, {
      mediaType: isText ? 'text/plain' : 'application/json',
      textOf: ({ detail }) => {
        const answer: WorldTimeError = { error: detail };
        return isText ? worldTimeText(answer) : JSON.stringify(answer);
      },
    });
  }
}
