import { ApiPropertyOptional } from '@nestjs/swagger';
import type { SavedZoneChange } from '@live-tz/contracts';
import { OptionalField } from '../../http/optional-field.decorator';
import { IsLabel } from '../fields/is-label.decorator';
import { IsZoneName } from '../fields/is-zone-name.decorator';

export class SavedZoneChangeRequest implements SavedZoneChange {
  @ApiPropertyOptional({
    description:
      'IANA name, in any letter case. A change of the zone removes the place by which it was found, and its country; the coordinates are then those of the zone’s city.',
    example: 'Asia/Seoul',
  })
  @IsZoneName()
  @OptionalField()
  zone?: string;

  @IsLabel('label', { description: 'Own text, or null for none', example: 'Min-jun' })
  label?: string | null;
}
