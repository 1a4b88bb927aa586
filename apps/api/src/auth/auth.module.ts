import { Module } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { UsersModule } from '../users/users.module';
import { AttemptCounters } from './attempt-counters';
import { AttemptLimits } from './attempt-limits';
import { AuthController } from './auth.controller';
import { AuthService } from './auth.service';
import { LinksController } from './links.controller';
import { PasswordController } from './password.controller';
import { Registration } from './registration';
import { SignIn } from './sign-in';
import { SignInNetworks } from './sign-in-networks';
import { SignInNetworksRepository } from './sign-in-networks.repository';
import { LocalStrategy } from './local.strategy';
import { SessionSerializer } from './session.serializer';

@Module({
  imports: [PassportModule.register({ session: true }), UsersModule],
  controllers: [AuthController, LinksController, PasswordController],
  providers: [
    AttemptCounters,
    AttemptLimits,
    AuthService,
    LocalStrategy,
    Registration,
    SessionSerializer,
    SignIn,
    SignInNetworks,
    SignInNetworksRepository,
  ],
})
export class AuthModule {}
