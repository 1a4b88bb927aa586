import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PassportModule } from '@nestjs/passport';
import { getOrCreateSetting } from '../database/settings';
import { UsersModule } from '../users/users.module';
import { AttemptLimits } from './attempt-limits';
import { AuthController } from './auth.controller';
import { AuthService } from './auth.service';
import { LinksController } from './links.controller';
import { PasswordController } from './password.controller';
import { Registration } from './registration';
import { FACTOR_KEY_SETTING, FactorKeys } from './second-factor/factor-keys';
import { PasskeyChallenges } from './second-factor/passkey-challenges';
import { PasskeySignInController } from './second-factor/passkey-sign-in.controller';
import { Passkeys } from './second-factor/passkeys';
import { PasskeysRepository } from './second-factor/passkeys.repository';
import { SecondFactorCheck } from './second-factor/second-factor-check';
import { SecondFactorController } from './second-factor/second-factor.controller';
import { SecondFactors } from './second-factor/second-factors';
import { SecondFactorsRepository } from './second-factor/second-factors.repository';
import { SignIn } from './sign-in';
import { SignInNetworks } from './sign-in-networks';
import { SignInNetworksRepository } from './sign-in-networks.repository';
import { LocalStrategy } from './local.strategy';
import { SessionSerializer } from './session.serializer';

@Module({
  imports: [PassportModule.register({ session: true }), UsersModule],
  controllers: [
    AuthController,
    LinksController,
    PasskeySignInController,
    PasswordController,
    SecondFactorController,
  ],
  providers: [
    AttemptLimits,
    AuthService,
    {
      provide: FactorKeys,
      inject: [DataSource],
      useFactory: async (dataSource: DataSource) =>
        new FactorKeys(await getOrCreateSetting(dataSource, FACTOR_KEY_SETTING, FactorKeys.newRoot())),
    },
    LocalStrategy,
    Registration,
    PasskeyChallenges,
    Passkeys,
    PasskeysRepository,
    SecondFactorCheck,
    SecondFactors,
    SecondFactorsRepository,
    SessionSerializer,
    SignIn,
    SignInNetworks,
    SignInNetworksRepository,
  ],
  exports: [SecondFactors],
})
export class AuthModule {}
