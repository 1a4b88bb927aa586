import { ApiProperty } from '@nestjs/swagger';
import type { SessionAnswer } from '@live-tz/contracts';
import { MeResponse } from '../users/me.response';

export class SessionResponse implements SessionAnswer {
  @ApiProperty({ type: MeResponse, nullable: true })
  user!: MeResponse | null;
}
