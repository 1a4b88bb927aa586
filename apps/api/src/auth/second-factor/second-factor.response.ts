import { ApiProperty } from '@nestjs/swagger';
import type { Passkey, RecoveryCodes, SecondFactorOverview, TotpSetup } from '@live-tz/contracts';

export class PasskeyResponse implements Passkey {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'My phone' })
  name!: string;

  @ApiProperty({ description: 'UTC milliseconds' })
  createdAtMs!: number;

  @ApiProperty({ type: Number, nullable: true, description: 'UTC milliseconds; null: not used yet' })
  lastUsedAtMs!: number | null;
}

export class TotpResponse {
  @ApiProperty({ description: 'UTC milliseconds' })
  addedAtMs!: number;
}

export class SecondFactorOverviewResponse implements SecondFactorOverview {
  @ApiProperty({ type: TotpResponse, nullable: true, description: 'Null: no authenticator app' })
  totp!: TotpResponse | null;

  @ApiProperty({ type: [PasskeyResponse] })
  passkeys!: PasskeyResponse[];

  @ApiProperty({ example: 10 })
  recoveryCodesLeft!: number;

  @ApiProperty({ description: 'Whether this installation requires a second factor of the user' })
  isRequired!: boolean;

  @ApiProperty({
    type: Number,
    nullable: true,
    description:
      'When an administrator removed the second factors, UTC milliseconds; null if that did not happen, or one has been added since',
  })
  resetAtMs!: number | null;
}

export class TotpSetupResponse implements TotpSetup {
  @ApiProperty({
    example: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
    description: 'In base32; it is not returned again.',
  })
  secret!: string;

  @ApiProperty({ example: 'otpauth://totp/Live%20TZ:kaya?secret=…', description: 'For a QR code' })
  uri!: string;
}

export class RecoveryCodesResponse implements RecoveryCodes {
  @ApiProperty({
    type: [String],
    description: 'Valid once each and not returned again; empty if the user keeps the earlier ones',
    example: ['abcd-efgh-jkmn-pqrs-tuvw-xyz2'],
  })
  recoveryCodes!: string[];
}
