import { Body, Controller, Get, Header, Patch, Req } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { AccountExport, Preferences } from '@live-tz/contracts';
import type { Request } from 'express';
import { ApiProblems } from '../errors/api-problems.decorator';
import { CurrentUser } from '../access/current-user.decorator';
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
  @ApiOperation({ summary: 'How the person wants to see their clocks' })
  @ApiResponse({ status: 200, type: PreferencesResponse })
  preferences(@CurrentUser() person: AuthenticatedUser): Promise<Preferences> {
    return this.account.preferences(person.id);
  }

  @Patch('preferences')
  @ApiOperation({ summary: 'Change some of the preferences' })
  @ApiResponse({ status: 200, type: PreferencesResponse })
  @ApiProblems('invalid', 'forbidden')
  change(
    @CurrentUser() person: AuthenticatedUser,
    @Body() change: PreferencesChangeRequest,
  ): Promise<Preferences> {
    return this.account.changePreferences(person.id, change);
  }

  @Get('export')
  @Header('Content-Disposition', 'attachment; filename="live-tz.json"')
  @ApiOperation({ summary: 'All that is kept of the person, as one document' })
  @ApiResponse({ status: 200, type: AccountExportResponse })
  export(@CurrentUser() person: AuthenticatedUser, @Req() { sessionID }: Request): Promise<AccountExport> {
    return this.account.export(person, sessionID);
  }
}
