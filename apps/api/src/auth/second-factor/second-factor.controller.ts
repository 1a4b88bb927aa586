import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { PasskeyOptions, RecoveryCodes, SecondFactorOverview, TotpSetup } from '@live-tz/contracts';
import type { Request } from 'express';
import type { AuthenticatedUser } from '../../access/authenticated-user';
import { CurrentUser } from '../../access/current-user.decorator';
import { REAUTHENTICATION_NOTE, RecentAuthentication } from '../../access/recent-authentication.decorator';
import { SecondFactorSetup } from '../../access/required-second-factor';
import { type Actor, CurrentActor } from '../../audit/actor';
import { ApiProblems } from '../../errors/api-problems.decorator';
import { Passkeys } from './passkeys';
import { PasskeyRegistrationRequest, TotpConfirmationRequest } from './second-factor.request';
import {
  RecoveryCodesResponse,
  SecondFactorOverviewResponse,
  TotpSetupResponse,
} from './second-factor.response';
import { SecondFactors } from './second-factors';

/** The second factors of the signed-in user. */
@ApiTags('account')
@ApiCookieAuth('session')
@ApiProblems('unauthenticated')
@SecondFactorSetup()
@Controller('users/me')
export class SecondFactorController {
  constructor(
    private readonly factors: SecondFactors,
    private readonly passkeys: Passkeys,
  ) {}

  @Get('second-factor')
  @ApiOperation({ summary: 'The authenticator app and passkeys of the user' })
  @ApiResponse({ status: 200, type: SecondFactorOverviewResponse })
  overview(@CurrentUser() user: AuthenticatedUser): Promise<SecondFactorOverview> {
    return this.factors.overview(user);
  }

  @Post('totp')
  @RecentAuthentication()
  @ApiOperation({
    summary: 'Create the secret of an authenticator app (RFC 6238)',
    description: `It takes effect with POST /users/me/totp/confirm. ${REAUTHENTICATION_NOTE}`,
  })
  @ApiResponse({ status: 201, type: TotpSetupResponse })
  @ApiProblems('conflict')
  startTotp(@CurrentUser() user: AuthenticatedUser): Promise<TotpSetup> {
    return this.factors.startTotp(user);
  }

  @Post('totp/confirm')
  @HttpCode(200)
  @RecentAuthentication()
  @ApiOperation({
    summary: 'Turn the authenticator app on with a code of it',
    description: `The first factor comes with recovery codes. ${REAUTHENTICATION_NOTE}`,
  })
  @ApiResponse({ status: 200, type: RecoveryCodesResponse })
  @ApiProblems('invalid', 'conflict')
  confirmTotp(
    @CurrentUser() user: AuthenticatedUser,
    @CurrentActor() actor: Actor,
    @Body() { code }: TotpConfirmationRequest,
  ): Promise<RecoveryCodes> {
    return this.factors.confirmTotp(user, code, actor);
  }

  @Delete('totp')
  @HttpCode(204)
  @RecentAuthentication()
  @ApiOperation({ summary: 'Remove the authenticator app', description: REAUTHENTICATION_NOTE })
  @ApiResponse({ status: 204 })
  @ApiProblems('not-found', 'conflict')
  removeTotp(@CurrentUser() user: AuthenticatedUser, @CurrentActor() actor: Actor): Promise<void> {
    return this.factors.removeTotp(user, actor);
  }

  @Post('recovery-codes')
  @HttpCode(200)
  @RecentAuthentication()
  @ApiOperation({
    summary: 'Create new recovery codes; the earlier ones become invalid',
    description: REAUTHENTICATION_NOTE,
  })
  @ApiResponse({ status: 200, type: RecoveryCodesResponse })
  @ApiProblems('conflict')
  makeRecoveryCodes(
    @CurrentUser() user: AuthenticatedUser,
    @CurrentActor() actor: Actor,
  ): Promise<RecoveryCodes> {
    return this.factors.makeRecoveryCodes(user, actor);
  }

  @Post('passkey-options')
  @HttpCode(200)
  @RecentAuthentication()
  @ApiOperation({
    summary: 'PublicKeyCredentialCreationOptionsJSON for a new passkey (WebAuthn)',
    description: `Valid once and for five minutes. ${REAUTHENTICATION_NOTE}`,
  })
  @ApiResponse({ status: 200, schema: { type: 'object', additionalProperties: true } })
  passkeyOptions(@CurrentUser() user: AuthenticatedUser, @Req() request: Request): Promise<PasskeyOptions> {
    return this.passkeys.optionsToAdd(user, request);
  }

  @Post('passkeys')
  @RecentAuthentication()
  @ApiOperation({
    summary: 'Add a passkey that the browser has created',
    description: `The first factor comes with recovery codes. ${REAUTHENTICATION_NOTE}`,
  })
  @ApiResponse({ status: 201, type: RecoveryCodesResponse })
  @ApiProblems('invalid', 'conflict')
  addPasskey(
    @CurrentUser() user: AuthenticatedUser,
    @Body() registration: PasskeyRegistrationRequest,
    @Req() request: Request,
  ): Promise<RecoveryCodes> {
    return this.factors.addPasskey(user, registration, request);
  }

  @Delete('passkeys/:id')
  @HttpCode(204)
  @RecentAuthentication()
  @ApiOperation({ summary: 'Remove a passkey', description: REAUTHENTICATION_NOTE })
  @ApiResponse({ status: 204 })
  @ApiProblems('not-found', 'conflict')
  removePasskey(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.factors.removePasskey(user, id, actor);
  }
}
