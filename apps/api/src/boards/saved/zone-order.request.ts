import { ApiProperty } from '@nestjs/swagger';
import { type BoardClockOrder, MAX_SAVED_ZONES, type ZoneOrder } from '@live-tz/contracts';
import { ArrayMaxSize, ArrayUnique, IsArray, IsUUID } from 'class-validator';

const RULE = 'Give ids as the list of all ids of your clocks, in their new order.';

export class ZoneOrderRequest implements ZoneOrder, BoardClockOrder {
  @ApiProperty({ format: 'uuid', isArray: true, type: String, maxItems: MAX_SAVED_ZONES })
  @ArrayUnique({ message: 'Give each id once.' })
  @IsUUID('all', { each: true, message: RULE })
  @ArrayMaxSize(MAX_SAVED_ZONES, { message: RULE })
  @IsArray({ message: RULE })
  ids!: string[];
}
