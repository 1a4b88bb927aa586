import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module';
import { BoardsModule } from '../boards/boards.module';
import { UsersModule } from '../users/users.module';
import { AdminController } from './admin.controller';
import { AdministrationService } from './administration.service';
import { Backup } from './backup';
import { BackupMetrics } from './backup-metrics';
import { ControlSocket } from './control-socket';
import { InvitationsController } from './invitations.controller';
import { OperatorCommands } from './operator-commands';

@Module({
  imports: [AuthModule, UsersModule, BoardsModule],
  controllers: [AdminController, InvitationsController],
  providers: [AdministrationService, Backup, BackupMetrics, ControlSocket, OperatorCommands],
})
export class AdminModule {}
