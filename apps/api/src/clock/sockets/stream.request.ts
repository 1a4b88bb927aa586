import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MAX_STREAMED_ZONES, STREAM_RATES_MS } from '@live-tz/contracts';
import { IsIn, IsString } from 'class-validator';
import { OptionalField } from '../../http/optional-field.decorator';

const RATES = STREAM_RATES_MS.map(String);

export class StreamRequest {
  @ApiProperty({
    description: `Zones or places with commas between them, at most ${MAX_STREAMED_ZONES}`,
    example: 'Europe/Berlin,Asia/Tokyo',
  })
  @IsString({ message: 'Give zones once, as zones or places with commas between them.' })
  zones!: string;

  @ApiPropertyOptional({
    enum: RATES,
    default: '1000',
    description: 'Milliseconds between two ticks: each second, or each full minute',
  })
  @IsIn(RATES, { message: `Give rate as one of ${RATES.join(', ')}: milliseconds between two ticks.` })
  @OptionalField()
  rate?: string;
}
