import { ApiProperty } from '@nestjs/swagger';
import type { Meta, NtpStatus } from '@live-tz/contracts';

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

class NtpStatusResponse implements NtpStatus {
  @ApiProperty({ description: "Whether the clock of the server's host is synchronised", example: true })
  synchronised!: boolean;

  @ApiProperty({ enum: ['chrony', 'systemd-timesyncd'], description: 'The time service of the host' })
  source!: NtpStatus['source'];

  @ApiProperty({
    required: false,
    format: 'double',
    description:
      "Milliseconds by which the host's clock is ahead of NTP time (negative: behind); absent if the service does not report it",
    example: -0.12,
  })
  offsetMs?: number;

  @ApiProperty({ description: 'When the server checked it, UTC milliseconds' })
  checkedAtMs!: number;
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

  @ApiProperty({
    type: NtpStatusResponse,
    nullable: true,
    description: 'Null if the host has no time service that the server can read, as in most containers',
  })
  ntp!: NtpStatusResponse | null;
}
