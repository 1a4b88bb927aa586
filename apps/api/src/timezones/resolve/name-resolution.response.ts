import { ApiProperty } from '@nestjs/swagger';
import { type NameResolution, RESOLUTION_KINDS, type ResolutionKind } from '@live-tz/contracts';
import { ZoneMatchResponse } from '../search/zone-match.response';

export class NameResolutionResponse implements NameResolution {
  @ApiProperty({
    enum: RESOLUTION_KINDS,
    description:
      'What the name means: `one` clock; `several` that differ; `not-in-force`, an abbreviation whose clocks show another time now; ' +
      'or `none`',
  })
  kind!: ResolutionKind;

  @ApiProperty({
    type: [ZoneMatchResponse],
    description: 'The clock, those to choose from, or for `none` those with a similar name',
  })
  matches!: ZoneMatchResponse[];

  @ApiProperty({
    description:
      'Whether the name is that of a zone, a kind of time, a country, or a place or region of 100,000 inhabitants. Other names, such as ' +
      'those of small towns and codes, are often first names as well: there is an Anna in Texas.',
  })
  isWellKnown!: boolean;
}
