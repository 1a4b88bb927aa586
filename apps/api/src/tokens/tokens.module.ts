import { Global, Module } from '@nestjs/common';
import { AccessTokens } from './access-tokens';
import { AccessTokensRepository } from './access-tokens.repository';
import { TokenAuthenticator } from './token-authenticator';

/** Tokens with which programs act for a user. */
@Global()
@Module({
  providers: [AccessTokens, AccessTokensRepository, TokenAuthenticator],
  exports: [AccessTokens, TokenAuthenticator],
})
export class TokensModule {}
