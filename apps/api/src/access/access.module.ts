import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard';
import { RefusedAccessLog } from './refused-access-log';

/** Who may call an operation. */
@Module({ providers: [{ provide: APP_GUARD, useClass: AccessGuard }, RefusedAccessLog] })
export class AccessModule {}
