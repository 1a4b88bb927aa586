import { ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import {
  type FieldProblem,
  type PasskeyOptions,
  type Problem,
  PROBLEM_CODES,
  type ProblemCode,
  SECOND_FACTOR_METHODS,
  type SecondFactorChallenge,
  type SecondFactorMethod,
  type ZoneMatch,
} from '@live-tz/contracts';

export class FieldProblemResponse implements FieldProblem {
  @ApiProperty({ example: 'username' })
  field!: string;

  @ApiProperty({ example: 'Take a user name of 3 to 150 characters.' })
  message!: string;
}

export class SecondFactorChallengeResponse implements SecondFactorChallenge {
  @ApiProperty({ enum: SECOND_FACTOR_METHODS, isArray: true })
  methods!: SecondFactorMethod[];

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'PublicKeyCredentialRequestOptionsJSON for a passkey of the user at this address',
  })
  passkeyOptions!: PasskeyOptions | null;
}

export class ProblemResponse implements Problem {
  @ApiProperty({ example: 'urn:live-tz:problem:invalid' })
  type!: string;

  @ApiProperty({ example: 'The request is not valid' })
  title!: string;

  @ApiProperty({ type: 'integer', example: 400 })
  status!: number;

  @ApiProperty({ description: 'Says what to do.', example: 'Take a user name of 3 to 150 characters.' })
  detail!: string;

  @ApiPropertyOptional({
    enum: PROBLEM_CODES,
    description: 'Stable, for programs, where the type alone is not specific enough.',
  })
  code?: ProblemCode;

  @ApiPropertyOptional({ type: [FieldProblemResponse] })
  errors?: FieldProblemResponse[];

  @ApiPropertyOptional({ type: SecondFactorChallengeResponse, description: 'With the code `second-factor`.' })
  secondFactor?: SecondFactorChallengeResponse;

  // By name, because the class belongs to a feature, which nothing here may import.
  @ApiPropertyOptional({
    type: 'array',
    items: { $ref: getSchemaPath('ZoneMatchResponse') },
    description: 'The clocks that an ambiguous name may mean, or those with a name like an unknown one.',
  })
  candidates?: ZoneMatch[];

  @ApiProperty({
    description: 'Also in the log of the server.',
    example: '5f1c7a52-3f0e-4b1c-9a55-0d3b4c1f6a21',
  })
  requestId!: string;
}
