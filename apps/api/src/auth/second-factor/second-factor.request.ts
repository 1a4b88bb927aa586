import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  MAX_CODE_LENGTH,
  MAX_PASSKEY_NAME_LENGTH,
  type PasskeyAssertion,
  type PasskeyRegistration,
  type SecondFactor,
} from '@live-tz/contracts';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsObject, IsString, Length, Matches, ValidateNested } from 'class-validator';
import { TidyText } from '../../http/tidy-text.decorator';
import { OptionalField } from '../../http/optional-field.decorator';

/** Longer than any of the parts of a passkey, and far below the size of a body. */
const MAX_PART_LENGTH = 8_000;
const MAX_TRANSPORTS = 8;
const BASE64URL = /^[\w-]+$/;
const BASE64URL_EXAMPLE = 'q2Fzc3dvcmQ';
const CODE_HINT = 'Give the six digits of your authenticator app, or a recovery code.';

/** A part of what the browser returns for a passkey. */
function PasskeyPart(): PropertyDecorator {
  const message = 'Give each part of the passkey in base64url, as the browser returned it.';
  const rules = [
    ApiProperty({ example: BASE64URL_EXAMPLE, description: 'base64url', maxLength: MAX_PART_LENGTH }),
    Matches(BASE64URL, { message }),
    Length(1, MAX_PART_LENGTH, { message }),
    IsString({ message }),
  ];
  return (target, name) => rules.forEach((rule) => rule(target, name));
}

export class PasskeyAssertionRequest implements PasskeyAssertion {
  @PasskeyPart()
  id!: string;

  @PasskeyPart()
  clientDataJSON!: string;

  @PasskeyPart()
  authenticatorData!: string;

  @PasskeyPart()
  signature!: string;
}

/** The base of requests that may contain a second factor. */
export class SecondFactorRequest implements SecondFactor {
  @ApiPropertyOptional({
    example: '123456',
    description: 'The code of an authenticator app, or a recovery code',
    maxLength: MAX_CODE_LENGTH,
  })
  @Length(1, MAX_CODE_LENGTH, { message: CODE_HINT })
  @IsString({ message: CODE_HINT })
  @OptionalField()
  code?: string;

  @ApiPropertyOptional({ type: PasskeyAssertionRequest })
  @ValidateNested({ message: 'Give passkey as an object.' })
  @IsObject({ message: 'Give passkey as an object.' })
  @Type(() => PasskeyAssertionRequest)
  @OptionalField()
  passkey?: PasskeyAssertionRequest;
}

export class TotpConfirmationRequest {
  @ApiProperty({ example: '123456', maxLength: MAX_CODE_LENGTH })
  @Length(1, MAX_CODE_LENGTH, { message: 'Give the six digits that your authenticator app shows.' })
  @IsString({ message: 'Give the six digits that your authenticator app shows.' })
  code!: string;
}

export class PasskeyRegistrationRequest implements PasskeyRegistration {
  @ApiProperty({ example: 'My phone', maxLength: MAX_PASSKEY_NAME_LENGTH })
  @Length(1, MAX_PASSKEY_NAME_LENGTH, {
    message: `Give the passkey a name of at most ${MAX_PASSKEY_NAME_LENGTH} characters.`,
  })
  @IsString({ message: 'Give the passkey a name.' })
  @TidyText()
  name!: string;

  @PasskeyPart()
  id!: string;

  @PasskeyPart()
  clientDataJSON!: string;

  @PasskeyPart()
  attestationObject!: string;

  @ApiProperty({ type: [String], example: ['internal'], maxItems: MAX_TRANSPORTS })
  @Matches(/^[a-z-]{1,20}$/, { each: true, message: 'Give transports as the browser returned them.' })
  @ArrayMaxSize(MAX_TRANSPORTS, { message: 'Give transports as the browser returned them.' })
  @IsArray({ message: 'Give transports as a list.' })
  transports!: string[];
}
