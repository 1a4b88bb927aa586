import { Module } from '@nestjs/common';
import { RequestLimits } from './request-limits';

/** Limits what one client may use: requests, CPU time, connections. */
@Module({ providers: [RequestLimits] })
export class LimitsModule {}
