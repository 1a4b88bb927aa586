import { MAX_NOTE_LENGTH, type BoardClockChange, type WorkingHours } from '@live-tz/contracts';
import { IsLabel } from './fields/is-label.decorator';
import { IsRevision } from './fields/is-revision.decorator';
import { IsWorkingHours } from './fields/is-working-hours.decorator';
import { SavedZoneChangeRequest } from './saved/saved-zone-change.request';

export class BoardClockChangeRequest extends SavedZoneChangeRequest implements BoardClockChange {
  @IsWorkingHours('Its own working hours, or null for those of the board')
  hours?: WorkingHours | null;

  @IsLabel(
    'note',
    { description: 'Own text, or null for none', example: 'Calls after 15:00 only' },
    MAX_NOTE_LENGTH,
  )
  note?: string | null;

  @IsRevision()
  revision?: number;
}
