import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config/env';
import { SystemClock } from '../config/system-clock';
import { AccessGuard } from './access.guard';
import { Csrf } from './csrf';
import { DatabaseReadiness } from './database-readiness';
import { HealthController } from './health.controller';
import { HttpStop } from './http-stop';
import { LiveSessions } from './live-sessions';
import { Metrics } from './metrics';
import { MetricsController } from './metrics.controller';
import { ProblemFilter } from './problem.filter';
import { Readiness } from './readiness';
import { RefusedAccessLog } from './refused-access-log';
import { RequestLimits } from './request-limits';
import { RequestValidation } from './request-validation';
import { SessionCookie } from './session-cookie';
import { SessionKeys } from './session-keys';
import { sessionSecrets } from './session-secrets';
import { SessionStore } from './session-store';
import { SessionOwners } from './session-owners';
import { Sessions } from './sessions';
import { SessionsRepository } from './sessions.repository';
import { SocketCount } from './socket-count';
import { UpgradeDoor } from './upgrade';

/** What every feature stands on: who may come in, how failures are told, where sessions and live connections are known. */
@Global()
@Module({
  imports: [TerminusModule.forRoot({ logger: false })],
  controllers: [HealthController, MetricsController],
  providers: [
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useClass: RequestValidation },
    {
      provide: SessionKeys,
      inject: [CONFIG, DataSource],
      useFactory: async (config: Config, dataSource: DataSource) =>
        new SessionKeys(await sessionSecrets(config, dataSource)),
    },
    {
      provide: SessionCookie,
      inject: [CONFIG, SessionKeys],
      useFactory: ({ http }: Config, keys: SessionKeys) => new SessionCookie(http.basePath, keys),
    },
    {
      provide: Csrf,
      inject: [CONFIG, SessionKeys],
      useFactory: ({ http }: Config, keys: SessionKeys) => new Csrf(keys.csrf, http.basePath || '/'),
    },
    DatabaseReadiness,
    RefusedAccessLog,
    RequestLimits,
    RequestValidation,
    HttpStop,
    LiveSessions,
    Metrics,
    Readiness,
    SessionOwners,
    Sessions,
    SessionsRepository,
    {
      provide: SessionStore,
      inject: [SessionsRepository, Sessions, SystemClock],
      useFactory: (rows: SessionsRepository, sessions: Sessions, clock: SystemClock) =>
        new SessionStore(rows, sessions, () => clock.nowMs()),
    },
    SocketCount,
    UpgradeDoor,
  ],
  exports: [
    Metrics,
    Csrf,
    LiveSessions,
    Readiness,
    RequestLimits,
    RequestValidation,
    SessionCookie,
    SessionKeys,
    SessionStore,
    Sessions,
    SessionsRepository,
    UpgradeDoor,
  ],
})
export class HttpModule {}
