import { Body, Controller, Get, Header, Patch, Req } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { AccountExport, Preferences } from '@live-tz/contracts';
import type { Request } from 'express';
import { ApiProblems } from '../errors/api-problems.decorator';
import { CurrentUser } from '../access/current-user.decorator';
import { WithToken } from '../access/token-scope.decorator';
import type { AuthenticatedUser } from '../access/authenticated-user';
import { AccountExportResponse } from './account-export.response';
import { AccountService } from './account.service';
import { PreferencesChangeRequest } from './preferences.request';
import { PreferencesResponse } from './preferences.response';

@ApiTags('account')
@ApiCookieAuth('session')
@ApiProblems('unauthenticated')
@Controller('users/me')
export class AccountController {
  constructor(private readonly account: AccountService) {}

  @Get('preferences')
  @WithToken('account:read')
  @ApiOperation({ summary: 'The display preferences of the user' })
  @ApiResponse({ status: 200, type: PreferencesResponse })
  preferences(@CurrentUser() user: AuthenticatedUser): Promise<Preferences> {
    return this.account.preferences(user.id);
  }

  @Patch('preferences')
  @ApiOperation({ summary: 'Change some of the preferences' })
  @ApiResponse({ status: 200, type: PreferencesResponse })
  @ApiProblems('invalid', 'forbidden')
  change(
    @CurrentUser() user: AuthenticatedUser,
    @Body() change: PreferencesChangeRequest,
  ): Promise<Preferences> {
    return this.account.changePreferences(user.id, change);
  }

  @Get('export')
  @Header('Content-Disposition', 'attachment; filename="live-tz.json"')
  @ApiOperation({ summary: 'All stored data of the user, as one document' })
  @ApiResponse({ status: 200, type: AccountExportResponse })
  export(@CurrentUser() user: AuthenticatedUser, @Req() { sessionID }: Request): Promise<AccountExport> {
    return this.account.export(user, sessionID);
  }
}
