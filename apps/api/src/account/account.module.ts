import { Module } from '@nestjs/common';
import { TimezonesModule } from '../timezones/timezones.module';
import { UsersModule } from '../users/users.module';
import { AccountController } from './account.controller';
import { AccountService } from './account.service';
import { PageDataService } from './page-data.service';
import { UserSessionsController } from './user-sessions.controller';

@Module({
  imports: [UsersModule, TimezonesModule],
  controllers: [AccountController, UserSessionsController],
  providers: [AccountService, PageDataService],
  exports: [PageDataService],
})
export class AccountModule {}
