import { ApiProperty } from '@nestjs/swagger';
import { MAX_SAVED_ZONES, type SaveZone } from '@live-tz/contracts';
import { IsDegrees } from '../fields/is-degrees.decorator';
import { IsLabel } from '../fields/is-label.decorator';
import { IsPosition } from '../fields/is-position.decorator';
import { IsZoneName } from '../fields/is-zone-name.decorator';

export class SaveZoneRequest implements SaveZone {
  @ApiProperty({ description: 'IANA name, in any letter case', example: 'Asia/Tokyo' })
  @IsZoneName()
  zone!: string;

  @IsLabel('label', { description: 'Own text', example: 'Yuki' })
  label?: string | null;

  @IsPosition(MAX_SAVED_ZONES, 'Position in the list, 0 first; last if missing or beyond the end')
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
