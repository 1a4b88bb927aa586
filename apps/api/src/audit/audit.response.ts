import { ApiProperty } from '@nestjs/swagger';
import { AUDIT_KINDS, type AuditEntry, type AuditKind, type AuditUser } from '@live-tz/contracts';

export class AuditUserResponse implements AuditUser {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'kaya', description: 'As it was at the time.' })
  username!: string;
}

export class AuditEntryResponse implements AuditEntry {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ description: 'UTC milliseconds' })
  atMs!: number;

  @ApiProperty({ enum: AUDIT_KINDS })
  kind!: AuditKind;

  @ApiProperty({ type: AuditUserResponse, nullable: true, description: 'The affected user.' })
  user!: AuditUserResponse | null;

  @ApiProperty({
    type: AuditUserResponse,
    nullable: true,
    description: 'The acting user; null for the command line.',
  })
  actingUser!: AuditUserResponse | null;

  @ApiProperty({ type: String, nullable: true, example: '2001:db8:1:2::/64' })
  network!: string | null;

  @ApiProperty({ type: 'object', additionalProperties: true, example: { from: 'kaya.b' } })
  detail!: Record<string, string | number>;
}
