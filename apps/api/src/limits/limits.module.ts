import { Module } from '@nestjs/common';
import { RequestLimits } from './request-limits';

/** What one client may take from all others: requests, CPU time, connections. */
@Module({ providers: [RequestLimits] })
export class LimitsModule {}
