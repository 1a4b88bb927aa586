import { ApiProperty } from '@nestjs/swagger';
import type { CreatedInvitation, Invitation } from '@live-tz/contracts';

export class InvitationResponse implements Invitation {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, nullable: true, example: 'Lisbon team' })
  label!: string | null;

  @ApiProperty({ description: 'UTC milliseconds' })
  createdAtMs!: number;

  @ApiProperty({ example: 'kaya', description: 'The administrator who created it.' })
  createdBy!: string;

  @ApiProperty({ description: 'UTC milliseconds' })
  expiresAtMs!: number;

  @ApiProperty({ example: 5, description: 'Accounts that may be created with it.' })
  maxUses!: number;

  @ApiProperty({ example: 2, description: 'Accounts that have been created with it.' })
  uses!: number;
}

export class CreatedInvitationResponse extends InvitationResponse implements CreatedInvitation {
  @ApiProperty({ example: 'https://clock.example.org/register#Zk1…' })
  url!: string;
}
