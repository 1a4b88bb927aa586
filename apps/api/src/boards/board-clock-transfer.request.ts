import { ApiProperty } from '@nestjs/swagger';
import type { BoardClockTransfer } from '@live-tz/contracts';
import { IsBoolean, IsUUID } from 'class-validator';

export class BoardClockTransferRequest implements BoardClockTransfer {
  @ApiProperty({ format: 'uuid', description: 'The board to whose end the clock goes' })
  @IsUUID('all', { message: 'Give boardId as the id of a board.' })
  boardId!: string;

  @ApiProperty({ description: 'Whether the clock also stays where it is' })
  @IsBoolean({ message: 'Give keep as true or false.' })
  keep!: boolean;
}
