import { ApiProperty } from '@nestjs/swagger';
import type { UserSession } from '@live-tz/contracts';

export class UserSessionResponse implements UserSession {
  @ApiProperty({ format: 'uuid', description: 'Names the session to end it by; it signs nobody in.' })
  id!: string;

  @ApiProperty({ example: 'Firefox on Linux', description: 'What was signed in with, as it says itself' })
  device!: string;

  @ApiProperty({ description: 'When somebody signed in, UTC milliseconds' })
  createdAtMs!: number;

  @ApiProperty({ description: 'When it was last used, to the hour, UTC milliseconds' })
  lastSeenAtMs!: number;

  @ApiProperty({ description: 'Whether it is the session of this request' })
  isCurrent!: boolean;
}
