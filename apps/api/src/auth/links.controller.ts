import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { AuthPolicy, CheckedResetLink } from '@live-tz/contracts';
import { Public } from '../access/public.decorator';
import { SessionOnly } from '../access/token-scope.decorator';
import { ApiProblems } from '../errors/api-problems.decorator';
import { Passwords } from '../users/passwords';
import { AuthPolicyResponse, CheckedResetLinkResponse } from './auth-policy.response';
import { TokenRequest } from './password-reset.request';
import { Registration } from './registration';

/** What a page has to know before it shows a form for an account. */
@ApiTags('auth')
@Public()
@SessionOnly()
@Controller('auth')
export class LinksController {
  constructor(
    private readonly registration: Registration,
    private readonly passwords: Passwords,
  ) {}

  @Get('policy')
  @ApiOperation({
    operationId: 'Auth_policy',
    summary: 'Who may create an account, and words that passwords must not consist of',
  })
  @ApiResponse({ status: 200, type: AuthPolicyResponse })
  policy(): AuthPolicy {
    return this.registration.policy();
  }

  @Post('invitation')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'Auth_checkInvitation',
    summary: 'Whether an account can be created with an invitation link',
  })
  @ApiResponse({ status: 204 })
  @ApiProblems('invalid', 'forbidden')
  checkInvitation(@Body() { token }: TokenRequest): Promise<void> {
    return this.registration.checkInvitation(token);
  }

  @Post('password-reset/check')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'Auth_checkResetLink',
    summary: 'Whose password a reset link sets',
  })
  @ApiResponse({ status: 200, type: CheckedResetLinkResponse })
  @ApiProblems('invalid', 'forbidden')
  checkResetLink(@Body() { token }: TokenRequest): Promise<CheckedResetLink> {
    return this.passwords.checkResetLink(token);
  }
}
