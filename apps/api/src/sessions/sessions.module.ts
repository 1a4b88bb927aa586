import { Global, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config/env';
import { SystemClock } from '../config/system-clock';
import { Csrf } from './csrf';
import { LiveSessions } from './live-sessions';
import { SessionCookie } from './session-cookie';
import { SessionKeys } from './session-keys';
import { sessionSecrets } from './session-secrets';
import { SessionStore } from './session-store';
import { SessionUserLoader } from './session-user-loader';
import { Sessions } from './sessions';
import { SessionsRepository } from './sessions.repository';

/** Sessions, their cookies and CSRF tokens, and their live connections. */
@Global()
@Module({
  providers: [
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
    LiveSessions,
    Sessions,
    SessionsRepository,
    {
      provide: SessionStore,
      inject: [SessionsRepository, Sessions, SystemClock],
      useFactory: (rows: SessionsRepository, sessions: Sessions, clock: SystemClock) =>
        new SessionStore(rows, sessions, () => clock.nowMs()),
    },
    SessionUserLoader,
  ],
  exports: [
    Csrf,
    LiveSessions,
    SessionCookie,
    SessionKeys,
    SessionStore,
    Sessions,
    SessionsRepository,
    SessionUserLoader,
  ],
})
export class SessionsModule {}
