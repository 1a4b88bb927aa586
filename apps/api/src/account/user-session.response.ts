import { ApiProperty } from '@nestjs/swagger';
import type { UserSession } from '@live-tz/contracts';

export class UserSessionResponse implements UserSession {
  @ApiProperty({
    format: 'uuid',
    description: 'Identifies the session in order to end it; it does not grant access.',
  })
  id!: string;

  @ApiProperty({ example: 'Firefox on Linux', description: 'The device, as it describes itself' })
  device!: string;

  @ApiProperty({ description: 'Time of the sign-in, UTC milliseconds' })
  createdAtMs!: number;

  @ApiProperty({ description: 'When it was last used, to the hour, UTC milliseconds' })
  lastSeenAtMs!: number;

  @ApiProperty({ description: 'Whether it is the session of this request' })
  isCurrent!: boolean;
}
