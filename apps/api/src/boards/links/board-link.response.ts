import { ApiProperty, OmitType } from '@nestjs/swagger';
import {
  type BoardLink,
  type CreatedBoardLink,
  LINK_ROLES,
  type LinkRole,
  type SharedBoard,
} from '@live-tz/contracts';
import { ZoneDetailsResponse } from '../../timezones/zone-details.response';
import { BoardResponse } from '../board.response';

export class BoardLinkResponse implements BoardLink {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: LINK_ROLES })
  role!: LinkRole;

  @ApiProperty({ type: String, nullable: true, example: 'Screen in the lobby' })
  label!: string | null;

  @ApiProperty({ description: 'UTC milliseconds' })
  createdAtMs!: number;

  @ApiProperty({ type: Number, nullable: true, description: 'UTC milliseconds; null: until it is revoked' })
  expiresAtMs!: number | null;

  @ApiProperty({ type: 'integer', description: 'Live connections with it now, on the node that answers' })
  viewers!: number;
}

export class CreatedBoardLinkResponse extends BoardLinkResponse implements CreatedBoardLink {
  @ApiProperty({
    description:
      'Absolute if `PUBLIC_URL` is set, otherwise a path; its last part is the token, which is in this answer only',
    example: 'https://clock.example.com/s/3q2-7wQ',
  })
  url!: string;
}

class ZoneStateResponse extends OmitType(ZoneDetailsResponse, ['previous']) {}

export class SharedBoardResponse implements SharedBoard {
  @ApiProperty({ type: BoardResponse })
  board!: BoardResponse;

  @ApiProperty({ type: [ZoneStateResponse], description: 'The rules of its zones' })
  states!: ZoneStateResponse[];

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'UTC milliseconds; null: the link does not expire',
  })
  expiresAtMs!: number | null;
}
