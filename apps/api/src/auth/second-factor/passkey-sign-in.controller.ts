import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Me, PasskeyOptions } from '@live-tz/contracts';
import type { Request, Response } from 'express';
import { Public } from '../../access/public.decorator';
import { SessionOnly } from '../../access/token-scope.decorator';
import { ApiProblems } from '../../errors/api-problems.decorator';
import { Csrf } from '../../sessions/csrf';
import { MeResponse } from '../../users/me.response';
import { toMe } from '../../users/users.service';
import { AuthService } from '../auth.service';
import { clientOf } from '../client';
import { SignIn } from '../sign-in';
import { Passkeys } from './passkeys';
import { PasskeyAssertionRequest } from './second-factor.request';

/** Signing in by a passkey alone, without a user name. */
@ApiTags('auth')
@Public()
@SessionOnly()
@Controller('auth')
export class PasskeySignInController {
  constructor(
    private readonly passkeys: Passkeys,
    private readonly auth: AuthService,
    private readonly signIns: SignIn,
    private readonly csrf: Csrf,
  ) {}

  @Post('passkey-options')
  @HttpCode(200)
  @ApiOperation({
    summary: 'PublicKeyCredentialRequestOptionsJSON to sign in with a passkey (WebAuthn)',
    description: 'Valid once and for five minutes.',
  })
  @ApiResponse({ status: 200, schema: { type: 'object', additionalProperties: true } })
  options(@Req() request: Request): Promise<PasskeyOptions> {
    return this.passkeys.optionsToSignIn(request);
  }

  @Post('passkey')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Sign in with a passkey',
    description: 'The device must have verified its user, so no second factor is requested.',
  })
  @ApiResponse({ status: 200, type: MeResponse })
  @ApiProblems('invalid', 'unauthenticated', 'forbidden')
  async signIn(
    @Body() assertion: PasskeyAssertionRequest,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Me> {
    const userId = await this.passkeys.userIdOf(assertion, request);
    const user = await this.auth.signInByPasskey(userId, clientOf(request));
    await this.signIns.open(request, user);
    await this.auth.recordSignIn(user, clientOf(request), 'passkey');
    this.csrf.issue(request, response);
    return toMe(user);
  }
}
