import { Module } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { UsersModule } from '../users/users.module';
import { AttemptCounters } from './attempt-counters';
import { AttemptLimits } from './attempt-limits';
import { AuthController } from './auth.controller';
import { AuthService } from './auth.service';
import { PasswordController } from './password.controller';
import { SignIn } from './sign-in';
import { SignInNetworks } from './sign-in-networks';
import { SignInNetworksRepository } from './sign-in-networks.repository';
import { LocalStrategy } from './local.strategy';
import { SessionSerializer } from './session.serializer';

@Module({
  imports: [PassportModule.register({ session: true }), UsersModule],
  controllers: [AuthController, PasswordController],
  providers: [
    AttemptCounters,
    AttemptLimits,
    AuthService,
    LocalStrategy,
    SessionSerializer,
    SignIn,
    SignInNetworks,
    SignInNetworksRepository,
  ],
})
export class AuthModule {}
