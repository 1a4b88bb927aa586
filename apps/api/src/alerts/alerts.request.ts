import { ApiProperty } from '@nestjs/swagger';
import {
  ALERT_CHANNEL_KINDS,
  type AlertChannelKind,
  type AlertConfirmation,
  MAX_WEBHOOK_URL_LENGTH,
  type NewAlertChannel,
} from '@live-tz/contracts';
import { IsIn, IsString, MaxLength } from 'class-validator';

const ADDRESS_SENTENCE = `Give address as a URL or a mail address, in at most ${MAX_WEBHOOK_URL_LENGTH} characters.`;
const MAX_TOKEN_LENGTH = 100;
const TOKEN_SENTENCE = 'Give token as it is in the link of the mail.';

export class NewAlertChannelRequest implements NewAlertChannel {
  @ApiProperty({ enum: ALERT_CHANNEL_KINDS })
  @IsIn(ALERT_CHANNEL_KINDS, { message: `Give kind as one of ${ALERT_CHANNEL_KINDS.join(', ')}.` })
  kind!: AlertChannelKind;

  @ApiProperty({
    maxLength: MAX_WEBHOOK_URL_LENGTH,
    example: 'https://example.org/hook',
    description: 'An http or https URL on the public internet, or a mail address',
  })
  @MaxLength(MAX_WEBHOOK_URL_LENGTH, { message: ADDRESS_SENTENCE })
  @IsString({ message: ADDRESS_SENTENCE })
  address!: string;
}

export class AlertConfirmationRequest implements AlertConfirmation {
  @ApiProperty({ maxLength: MAX_TOKEN_LENGTH })
  @MaxLength(MAX_TOKEN_LENGTH, { message: TOKEN_SENTENCE })
  @IsString({ message: TOKEN_SENTENCE })
  token!: string;
}
