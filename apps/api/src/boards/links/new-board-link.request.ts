import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { LINK_ROLES, type LinkRole, type NewBoardLink } from '@live-tz/contracts';
import { IsIn, IsInt, Max, Min, ValidateIf } from 'class-validator';
import { IsLabel } from '../fields/is-label.decorator';

/** The last instant of ECMAScript's Date. */
const MAX_TIME_MS = 8_640_000_000_000_000;
const EXPIRY_RULE = 'Give expiresAtMs in UTC milliseconds, or null.';

export class NewBoardLinkRequest implements NewBoardLink {
  @ApiProperty({
    enum: LINK_ROLES,
    description: 'What it allows; to edit the board takes an account as well',
  })
  @IsIn(LINK_ROLES, { message: `Give role as one of ${LINK_ROLES.join(', ')}.` })
  role!: LinkRole;

  @IsLabel('label', { description: 'A note of the owner', example: 'Screen in the lobby' })
  label?: string | null;

  @ApiPropertyOptional({
    type: 'integer',
    nullable: true,
    description: 'UTC milliseconds; until it is revoked if missing or null',
  })
  @Max(MAX_TIME_MS, { message: EXPIRY_RULE })
  @Min(0, { message: EXPIRY_RULE })
  @IsInt({ message: EXPIRY_RULE })
  @ValidateIf((_request, value) => value !== undefined && value !== null)
  expiresAtMs?: number | null;
}
