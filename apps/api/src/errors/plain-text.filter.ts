import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { type ProblemForm, sendFailure } from './problem.filter';

const AS_TEXT: ProblemForm = { mediaType: 'text/plain', textOf: ({ detail }) => `${detail}\n` };

/** Answers a failed operation with the detail of its problem alone, for operations that answer in plain text. */
@Catch()
export class PlainTextFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendFailure(error, http.getRequest<Request>(), http.getResponse<Response>(), AS_TEXT);
  }
}
