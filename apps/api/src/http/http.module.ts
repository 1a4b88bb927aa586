import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { ProblemFilter } from '../errors/problem.filter';
import { HttpShutdown } from './http-shutdown';
import { RequestValidation } from './request-validation';

/** The validation of requests and the responses to failures, for every operation. */
@Global()
@Module({
  providers: [
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useExisting: RequestValidation },
    RequestValidation,
    HttpShutdown,
  ],
  exports: [RequestValidation],
})
export class HttpModule {}
