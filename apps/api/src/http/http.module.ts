import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { ProblemFilter } from '../errors/problem.filter';
import { HttpShutdown } from './http-shutdown';
import { RequestValidation } from './request-validation';

/** How every operation reads its request, and how failures are answered. */
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
