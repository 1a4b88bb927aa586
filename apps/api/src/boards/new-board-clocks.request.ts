import { ApiProperty } from '@nestjs/swagger';
import { MAX_BOARD_CLOCKS, type NewBoardClocks } from '@live-tz/contracts';
import { ArrayNotEmpty } from 'class-validator';
import { AreAppendedClocks } from './fields/are-appended-clocks.decorator';
import { AppendedClockRequest } from './appended-clock.request';

export class NewBoardClocksRequest implements NewBoardClocks {
  @ApiProperty({ type: [AppendedClockRequest], minItems: 1, maxItems: MAX_BOARD_CLOCKS })
  @ArrayNotEmpty({ message: `Give clocks as a list of 1 to ${MAX_BOARD_CLOCKS} clocks.` })
  @AreAppendedClocks()
  clocks!: AppendedClockRequest[];
}
