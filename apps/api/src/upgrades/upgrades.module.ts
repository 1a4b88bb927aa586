import { Global, Module } from '@nestjs/common';
import { ConnectionLimiter } from './connection-limiter';
import { UpgradeRouter } from './upgrade-router';

/** The entry point of all live connections. */
@Global()
@Module({ providers: [ConnectionLimiter, UpgradeRouter], exports: [UpgradeRouter] })
export class UpgradesModule {}
