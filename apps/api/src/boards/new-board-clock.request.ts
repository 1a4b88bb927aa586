import { ApiPropertyOptional } from '@nestjs/swagger';
import { MAX_NOTE_LENGTH, type NewBoardClock, type WorkingHours } from '@live-tz/contracts';
import { IsUUID } from 'class-validator';
import { OptionalField } from '../http/optional-field.decorator';
import { IsLabel } from './fields/is-label.decorator';
import { IsWorkingHours } from './fields/is-working-hours.decorator';
import { SaveZoneRequest } from './saved/save-zone.request';

const ID_RULE = 'Give id as a UUID.';

export class NewBoardClockRequest extends SaveZoneRequest implements NewBoardClock {
  @ApiPropertyOptional({
    format: 'uuid',
    description:
      'Made by the client: sent again, the clock is not added twice. The server makes one if it is missing.',
  })
  @IsUUID('all', { message: ID_RULE })
  @OptionalField()
  id?: string;

  @IsWorkingHours('Its own working hours')
  hours?: WorkingHours | null;

  @IsLabel('note', { description: 'Own text', example: 'Calls after 15:00 only' }, MAX_NOTE_LENGTH)
  note?: string | null;
}
