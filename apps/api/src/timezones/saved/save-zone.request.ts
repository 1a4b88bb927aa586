import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MAX_SAVED_ZONES, type SaveZone } from '@live-tz/contracts';
import { IsInt, Max, Min } from 'class-validator';
import { OptionalField } from '../../http/optional-field.decorator';
import { IsDegrees } from './is-degrees.decorator';
import { IsLabel } from './is-label.decorator';
import { IsZoneName } from './is-zone-name.decorator';

const LAST_POSITION = MAX_SAVED_ZONES - 1;
const POSITION_RULE = `Give position as a whole number from 0 to ${LAST_POSITION}.`;

export class SaveZoneRequest implements SaveZone {
  @ApiProperty({ description: 'IANA name, in any letter case', example: 'Asia/Tokyo' })
  @IsZoneName()
  zone!: string;

  @IsLabel('label', { description: 'Own text', example: 'Yuki' })
  label?: string | null;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: LAST_POSITION,
    description: 'Position in the list, 0 first; last if missing or beyond the end',
  })
  @Max(LAST_POSITION, { message: POSITION_RULE })
  @Min(0, { message: POSITION_RULE })
  @IsInt({ message: POSITION_RULE })
  @OptionalField()
  position?: number;

  @IsLabel('place', { description: 'Name of the place by which it was found', example: 'Tokyo' })
  place?: string | null;

  @IsLabel('country', { description: 'Country of that place', example: 'Japan' })
  country?: string | null;

  @IsDegrees('latitude', 90, {
    description: 'Of that place, with its longitude; the server looks it up unless both are given',
    example: 35.69,
  })
  latitude?: number | null;

  @IsDegrees('longitude', 180, { description: 'Of that place', example: 139.69 })
  longitude?: number | null;
}
