import { type DynamicModule, Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import type { Logger } from 'pino';
import { AccessModule } from './access/access.module';
import { AccountModule } from './account/account.module';
import { AdminModule } from './admin/admin.module';
import { AlertsModule } from './alerts/alerts.module';
import { AuditModule } from './audit/audit.module';
import { AuthModule } from './auth/auth.module';
import { BoardsModule } from './boards/boards.module';
import { ClockModule } from './clock/clock.module';
import { ClusterClock } from './cluster/cluster-clock';
import { ClusterModule } from './cluster/cluster.module';
import { ConfigModule } from './config/config.module';
import type { Config } from './config/env';
import { DatabaseModule } from './database/database.module';
import type { OpeningDatabase } from './database/embedded/embedded-database';
import { HttpModule } from './http/http.module';
import { LimitsModule } from './limits/limits.module';
import { MonitoringModule } from './monitoring/monitoring.module';
import { SessionsModule } from './sessions/sessions.module';
import { TimezonesModule } from './timezones/timezones.module';
import { TokensModule } from './tokens/tokens.module';
import { UpgradesModule } from './upgrades/upgrades.module';
import { UsersModule } from './users/users.module';

/** The whole program, by its features. */
@Module({})
export class AppModule {
  static with(config: Config, logger: Logger, opening: OpeningDatabase | null): DynamicModule {
    const clock = new ClusterClock();
    return {
      module: AppModule,
      imports: [
        LoggerModule.forRoot({ pinoHttp: { logger }, useExisting: true, forRoutes: ['{*path}'] }),
        ConfigModule.with(config, clock),
        MonitoringModule,
        DatabaseModule.with(config, opening),
        ClusterModule.with(config, clock),
        AccessModule,
        SessionsModule,
        TokensModule,
        HttpModule,
        UpgradesModule,
        LimitsModule,
        AuditModule,
        UsersModule,
        AuthModule,
        TimezonesModule,
        BoardsModule,
        AlertsModule,
        AccountModule,
        AdminModule,
        ClockModule.with(config),
      ],
    };
  }
}
