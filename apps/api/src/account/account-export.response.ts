import { ApiProperty } from '@nestjs/swagger';
import type { AccountExport } from '@live-tz/contracts';
import { AlertsResponse } from '../alerts/alerts.response';
import { AuditEntryResponse } from '../audit/audit.response';
import { SecondFactorOverviewResponse } from '../auth/second-factor/second-factor.response';
import { BoardResponse } from '../boards/board.response';
import { SavedZoneResponse } from '../boards/saved/saved-zone.response';
import { MeResponse } from '../users/me.response';
import { AccessTokenResponse } from './tokens/access-token.response';
import { PreferencesResponse } from './preferences.response';
import { UserSessionResponse } from './user-session.response';

export class AccountExportResponse implements AccountExport {
  @ApiProperty({ description: 'UTC milliseconds' })
  exportedAtMs!: number;

  @ApiProperty({ type: MeResponse })
  me!: MeResponse;

  @ApiProperty({ type: PreferencesResponse })
  preferences!: PreferencesResponse;

  @ApiProperty({ type: [SavedZoneResponse] })
  zones!: SavedZoneResponse[];

  @ApiProperty({ type: [BoardResponse], description: 'The own boards' })
  boards!: BoardResponse[];

  @ApiProperty({ type: [UserSessionResponse] })
  sessions!: UserSessionResponse[];

  @ApiProperty({ type: SecondFactorOverviewResponse })
  secondFactor!: SecondFactorOverviewResponse;

  @ApiProperty({ type: AlertsResponse })
  alerts!: AlertsResponse;

  @ApiProperty({ type: [AccessTokenResponse], description: 'Without the tokens themselves' })
  tokens!: AccessTokenResponse[];

  @ApiProperty({ type: [AuditEntryResponse], description: 'The audit log about the user.' })
  audit!: AuditEntryResponse[];
}
