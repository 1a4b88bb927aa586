import { ApiProperty } from '@nestjs/swagger';
import type { Meta } from '@live-tz/contracts';

class ZoneDataResponse {
  @ApiProperty({ description: 'IANA release', example: '2026f' })
  release!: string;

  @ApiProperty({ description: '`bundled`, or a file of the operator', example: 'bundled' })
  source!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    format: 'date',
    description: 'Null if the release date is unknown',
    example: '2026-10-14',
  })
  releasedOn!: string | null;
}

export class MetaResponse implements Meta {
  @ApiProperty({ example: '0.1.0' })
  version!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Identifies the files of the page on this server; null if it has none',
    example: 'NEL7LQFC',
  })
  pageBuild!: string | null;

  @ApiProperty({ description: 'Whether other sites may show shared boards in a frame, by `EMBED_ORIGINS`' })
  canEmbed!: boolean;

  @ApiProperty({ description: "The server's time, UTC milliseconds" })
  serverMs!: number;

  @ApiProperty({ type: ZoneDataResponse })
  tzdata!: ZoneDataResponse;
}
