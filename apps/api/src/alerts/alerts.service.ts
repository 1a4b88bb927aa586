import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  type AlertChannel,
  type AlertChannelKind,
  type Alerts,
  type CreatedAlertChannel,
  MAX_MAIL_ADDRESSES,
  MAX_WEBHOOKS,
  type NewAlertChannel,
} from '@live-tz/contracts';
import { MS_PER_SECOND } from '@live-tz/wall-clock';
import type { AuthenticatedUser } from '../access/authenticated-user';
import type { Actor } from '../audit/actor';
import { AuditLog } from '../audit/audit-log';
import { CONFIG, type Config } from '../config/env';
import { SystemClock } from '../config/system-clock';
import { ZoneRules } from '../timezones/rules/zone-rules';
import { AlertBudgets } from './channels/alert-budgets';
import { AlertChannelsRepository } from './channels/alert-channels.repository';
import { AlertDeliveriesRepository } from './delivery/alert-deliveries.repository';
import { AlertKeys } from './channels/alert-keys';
import { confirmationMail } from './delivery/alert-mail';
import { AlertScan } from './scan/alert-scan';
import { AlertSchedule } from './alert-schedule';
import { confirmationUrl } from './channels/alert-urls';
import {
  addressRefused,
  channelUnknown,
  confirmationVoid,
  mailFailed,
  mailOff,
  notConfirmed,
} from './alerts.errors';
import { isMailAddress } from './channels/mail-address';
import { Mailer } from './delivery/mailer';
import { webhookUrlFault } from './channels/webhook-url';

const MAX_OF_KIND: Readonly<Record<AlertChannelKind, number>> = {
  webhook: MAX_WEBHOOKS,
  mail: MAX_MAIL_ADDRESSES,
};
/** The request that adds an address waits this long for the mail server. */
const CONFIRMATION_TIMEOUT_MS = 15 * MS_PER_SECOND;

/** The webhooks and mail addresses of a user, and what has been sent to them. */
@Injectable()
export class AlertsService {
  constructor(
    private readonly channels: AlertChannelsRepository,
    private readonly deliveries: AlertDeliveriesRepository,
    private readonly budgets: AlertBudgets,
    private readonly keys: AlertKeys,
    private readonly mailer: Mailer,
    private readonly scan: AlertScan,
    private readonly schedule: AlertSchedule,
    private readonly rules: ZoneRules,
    private readonly clock: SystemClock,
    private readonly audit: AuditLog,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async overview(userId: string): Promise<Alerts> {
    return {
      channels: await this.channels.list(userId),
      hasMail: this.mailer.isAvailable,
      deliveries: await this.deliveries.list(userId),
    };
  }

  /**
   * Adds a webhook, or an address, to which a mail with a link is sent.
   * @throws DomainError `invalid`, `conflict` for one too many or one that exists, `throttled`, `unavailable` for a mail that
   *   could not be sent
   */
  async add(user: AuthenticatedUser, draft: NewAlertChannel, actor: Actor): Promise<CreatedAlertChannel> {
    const { kind } = draft;
    const address = kind === 'mail' ? this.mailAddress(draft.address) : this.webhookUrl(draft.address);
    await this.budgets.spend(user.id);
    if (kind === 'mail') await this.budgets.spendConfirmation(address);
    const channel = await this.channels.add(user.id, { kind, address }, MAX_OF_KIND[kind]);
    if (kind === 'mail') await this.sendConfirmation(user, channel);
    await this.audit.record('alert-channel-added', actor, user, auditDetail(channel));
    if (kind === 'mail') return { ...channel, secret: null };
    await this.alertOfComingChanges(user.id);
    return { ...channel, secret: this.keys.webhookSecret(channel.id) };
  }

  /** @throws DomainError `not-found` */
  async remove(user: AuthenticatedUser, id: string, actor: Actor): Promise<void> {
    const channel = await this.channels.remove(user.id, id);
    if (channel === null) throw channelUnknown();
    await this.audit.record('alert-channel-removed', actor, user, auditDetail(channel));
  }

  /** @throws DomainError `invalid` for a token that is not valid for this user */
  async confirm(user: AuthenticatedUser, token: string, actor: Actor): Promise<AlertChannel> {
    const id = this.keys.channelOf(token);
    const channel = id === null ? null : await this.channels.confirm(user.id, id);
    if (channel === null) throw confirmationVoid();
    await this.audit.record('alert-address-confirmed', actor, user, auditDetail(channel));
    await this.alertOfComingChanges(user.id);
    return channel;
  }

  /** Sends a test in the same way as an alert. @throws DomainError `not-found`, `conflict`, `throttled` */
  async test(userId: string, id: string): Promise<void> {
    const channel = await this.channels.find(userId, id);
    if (channel === null) throw channelUnknown();
    if (!channel.isConfirmed) throw notConfirmed();
    await this.budgets.spend(userId);
    await this.deliveries.addTo(channel.id, `test ${randomUUID()}`, {
      kind: 'test',
      summary: 'This is a test of alerts from Live TZ.',
      zone: null,
      daysAhead: null,
      change: null,
      withdrawn: null,
      tzdata: this.rules.release,
      createdAtMs: this.clock.nowMs(),
    });
    this.schedule.wake();
  }

  private webhookUrl(text: string): string {
    const fault = webhookUrlFault(text, this.config.alerts.allowsPrivateAddresses);
    if (fault !== null) throw addressRefused(fault);
    return new URL(text).href;
  }

  private mailAddress(text: string): string {
    if (!this.mailer.isAvailable) throw mailOff();
    if (!isMailAddress(text))
      throw addressRefused('Give address as one mail address, such as ada@example.org.');
    return text;
  }

  /** An address that no mail can be sent to is removed again. */
  private async sendConfirmation(
    { id: userId, username }: AuthenticatedUser,
    { id, address }: AlertChannel,
  ): Promise<void> {
    const url = confirmationUrl(this.config, this.keys.confirmationToken(id));
    try {
      const timeout = AbortSignal.timeout(CONFIRMATION_TIMEOUT_MS);
      await this.mailer.send(confirmationMail(address, username, url), timeout);
    } catch (error) {
      await this.channels.remove(userId, id);
      throw mailFailed(error);
    }
  }

  private async alertOfComingChanges(userId: string): Promise<void> {
    if ((await this.scan.runFor(userId)) > 0) this.schedule.wake();
  }
}

/** Only the host of a webhook, because its path or query may be a secret. */
function auditDetail({ kind, address }: Pick<AlertChannel, 'kind' | 'address'>): Record<string, string> {
  return { channel: kind, to: kind === 'webhook' ? new URL(address).host : address };
}
