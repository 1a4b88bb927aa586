import { ApiProperty } from '@nestjs/swagger';
import {
  ALERT_CHANNEL_KINDS,
  ALERT_FAILURES,
  ALERT_KINDS,
  ALERT_STATES,
  type AlertChannel,
  type AlertChannelKind,
  type AlertDelivery,
  type AlertFailure,
  type AlertKind,
  type Alerts,
  type AlertState,
  type CreatedAlertChannel,
} from '@live-tz/contracts';

export class AlertChannelResponse implements AlertChannel {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: ALERT_CHANNEL_KINDS })
  kind!: AlertChannelKind;

  @ApiProperty({ example: 'https://example.org/hook' })
  address!: string;

  @ApiProperty({ description: 'UTC milliseconds' })
  createdAtMs!: number;

  @ApiProperty({
    description: 'A mail address receives nothing until the link in the mail to it has been opened.',
  })
  isConfirmed!: boolean;
}

export class CreatedAlertChannelResponse extends AlertChannelResponse implements CreatedAlertChannel {
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The secret that signs the messages of a webhook, in this answer only; null for mail',
  })
  secret!: string | null;
}

export class AlertDeliveryResponse implements AlertDelivery {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  channelId!: string;

  @ApiProperty({ enum: ALERT_KINDS })
  kind!: AlertKind;

  @ApiProperty({ example: 'Clocks go back 60 minutes in Berlin on Sun, 25 Oct 2026 at 03:00.' })
  summary!: string;

  @ApiProperty({ enum: ALERT_STATES })
  state!: AlertState;

  @ApiProperty({
    description: 'Attempts so far; a failed one is repeated, later each time, except for a test.',
  })
  attempts!: number;

  @ApiProperty({
    enum: ALERT_FAILURES,
    type: String,
    nullable: true,
    description: 'Why the last attempt failed',
  })
  failure!: AlertFailure | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'The HTTP status that the webhook answered last',
  })
  status!: number | null;

  @ApiProperty({ description: 'UTC milliseconds' })
  createdAtMs!: number;

  @ApiProperty({ type: Number, nullable: true, description: 'UTC milliseconds' })
  sentAtMs!: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'UTC milliseconds; null if there will be none' })
  nextAttemptAtMs!: number | null;
}

export class AlertsResponse implements Alerts {
  @ApiProperty({ type: [AlertChannelResponse] })
  channels!: AlertChannelResponse[];

  @ApiProperty({ description: 'Whether this installation sends mail' })
  hasMail!: boolean;

  @ApiProperty({ type: [AlertDeliveryResponse] })
  deliveries!: AlertDeliveryResponse[];
}
