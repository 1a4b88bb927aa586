import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module';
import { AuthModule } from '../auth/auth.module';
import { BoardsModule } from '../boards/boards.module';
import { TimezonesModule } from '../timezones/timezones.module';
import { UsersModule } from '../users/users.module';
import { AccountController } from './account.controller';
import { AccountService } from './account.service';
import { PageDataService } from './page-data.service';
import { AccessTokensController } from './tokens/access-tokens.controller';
import { UserSessionsController } from './user-sessions.controller';

@Module({
  imports: [AlertsModule, AuthModule, UsersModule, BoardsModule, TimezonesModule],
  controllers: [AccessTokensController, AccountController, UserSessionsController],
  providers: [AccountService, PageDataService],
  exports: [PageDataService],
})
export class AccountModule {}
