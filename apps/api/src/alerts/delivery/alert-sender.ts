import { Inject, Injectable, Logger } from '@nestjs/common';
import { ALERT_CHANNEL_KINDS, ALERT_SIGNATURE_HEADER, type AlertMessage } from '@live-tz/contracts';
import { MS_PER_SECOND } from '@live-tz/wall-clock';
import { CONFIG, type Config } from '../../config/env';
import { SystemClock } from '../../config/system-clock';
import { Metrics } from '../../monitoring/metrics';
import { AlertDeliveriesRepository, type ClaimedDelivery } from './alert-deliveries.repository';
import { AlertKeys } from '../channels/alert-keys';
import { alertMail } from './alert-mail';
import { settingsUrl } from '../channels/alert-urls';
import { retryDelayMs } from './backoff';
import { DeliveryFailure } from './delivery-failure';
import { Mailer } from './mailer';
import { SendingTurns } from './sending-turns';
import { WebhookClient } from './webhook-client';
import { webhookSignature } from './webhook-signature';

/** Channels that a node sends to at the same time, each of another user. */
const MAX_SENDING = 8;
/** After this long the other alerts of a channel wait for their next turn. */
const MAX_TURN_MS = 20 * MS_PER_SECOND;

const RESULTS = ['sent', 'retried', 'failed'] as const;
type Result = (typeof RESULTS)[number];

/** Sends the alerts that are due. */
@Injectable()
export class AlertSender {
  private readonly logger = new Logger(AlertSender.name);
  private readonly results = new Map(
    ALERT_CHANNEL_KINDS.flatMap((kind) => RESULTS.map((result) => [`${kind} ${result}`, 0])),
  );
  private readonly stopping = new AbortController();
  private readonly sending = new Set<Promise<void>>();
  private readonly turns = new SendingTurns();
  private claiming: Promise<unknown> = Promise.resolve();
  private nextRetryAtMs = Infinity;

  constructor(
    private readonly deliveries: AlertDeliveriesRepository,
    private readonly webhooks: WebhookClient,
    private readonly mailer: Mailer,
    private readonly keys: AlertKeys,
    private readonly clock: SystemClock,
    metrics: Metrics,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    metrics.counter(
      'livetz_alert_deliveries_total',
      'Attempts to deliver alerts, by channel and result',
      ['channel', 'result'],
      () =>
        [...this.results].map(([key, count]) => {
          const [channel = '', result = ''] = key.split(' ');
          return [{ channel, result }, count];
        }),
    );
  }

  /** When the first alert that failed on this node is due again, UTC milliseconds. */
  get retryAtMs(): number {
    return this.nextRetryAtMs;
  }

  /** Starts to send everything that is due. Does nothing for users that are being sent to already. */
  sendDue(): void {
    this.nextRetryAtMs = Infinity;
    if (this.sending.size < MAX_SENDING) this.start();
  }

  /** Stops; what is being sent has until `graceMs` to end, and is otherwise sent again by another node or after the restart. */
  async stop(graceMs: number): Promise<void> {
    const grace = setTimeout(() => this.stopping.abort(), graceMs);
    await Promise.allSettled(this.sending);
    clearTimeout(grace);
    this.stopping.abort();
  }

  private start(): void {
    const sending = this.sendOneChannel()
      .catch((error: unknown) => this.logger.warn(`alerts could not be read or written: ${String(error)}`))
      .finally(() => this.sending.delete(sending));
    this.sending.add(sending);
  }

  private async sendOneChannel(): Promise<void> {
    for (;;) {
      if (this.stopping.signal.aborted) return;
      const claimed = await this.claimNext();
      const [first] = claimed;
      if (first === undefined) return;
      const startedMs = performance.now();
      try {
        // While this channel is being sent to, others are as well.
        if (this.sending.size < MAX_SENDING) this.start();
        if (first.channelKind === 'mail') await this.sendMail(first.address, claimed);
        else await this.sendWebhooks(claimed, startedMs);
      } finally {
        this.turns.end(first.userId, performance.now() - startedMs, this.clock.nowMs());
      }
    }
  }

  /** One claim after the other, so that the next one leaves out the user of this one. */
  private claimNext(): Promise<ClaimedDelivery[]> {
    const claim = this.claiming.then(async () => {
      const claimed = await this.deliveries.claim(this.turns.order(this.clock.nowMs()));
      if (claimed[0] !== undefined) this.turns.begin(claimed[0].userId);
      return claimed;
    });
    this.claiming = claim.catch(() => undefined);
    return claim;
  }

  private async sendMail(to: string, claimed: readonly ClaimedDelivery[]): Promise<void> {
    const contents = claimed.map(({ content }) => content);
    await this.attempt(claimed, async () => {
      await this.mailer.send(alertMail(to, contents, settingsUrl(this.config)), this.stopping.signal);
      return null;
    });
  }

  /** One after the other; after a failure the rest waits as long as the one that failed, and after a long time for its turn. */
  private async sendWebhooks(claimed: readonly ClaimedDelivery[], startedMs: number): Promise<void> {
    for (const [index, delivery] of claimed.entries()) {
      const { id, channelId, address, content } = delivery;
      const delayMs = await this.attempt([delivery], () => {
        const body = JSON.stringify({ id, ...content } satisfies AlertMessage);
        const secret = this.keys.webhookSecret(channelId);
        const signature = webhookSignature(secret, body, this.clock.nowMs());
        const headers = { [ALERT_SIGNATURE_HEADER]: signature };
        return this.webhooks.post(address, body, headers, this.stopping.signal);
      });
      if (delayMs === null && performance.now() - startedMs < MAX_TURN_MS) continue;
      const rest = claimed.slice(index + 1).map((each) => each.id);
      if (rest.length > 0) await this.deliveries.postpone(rest, delayMs ?? 0);
      return;
    }
  }

  /** @returns after a failure, how long to wait before this channel is tried again; otherwise null */
  private async attempt(
    claimed: readonly ClaimedDelivery[],
    send: () => Promise<number | null>,
  ): Promise<number | null> {
    const ids = claimed.map(({ id }) => id);
    try {
      await this.deliveries.markSent(ids, await send());
      this.count(claimed, 'sent');
      return null;
    } catch (error) {
      if (!(error instanceof DeliveryFailure)) throw error;
      if (this.stopping.signal.aborted) {
        await this.deliveries.postpone(ids, 0);
        return 0;
      }
      return this.fail(claimed, error);
    }
  }

  private async fail(claimed: readonly ClaimedDelivery[], failure: DeliveryFailure): Promise<number> {
    const delayMs = retryDelayMs(Math.max(...claimed.map(({ attempts }) => attempts)), Math.random());
    const isLast = delayMs === null;
    // A user who tests a channel looks at the result.
    const ends = claimed.filter(({ content }) => isLast || content.kind === 'test');
    const others = claimed.filter((each) => !ends.includes(each));
    await this.deliveries.markFailed(
      ends.map(({ id }) => id),
      failure,
      null,
    );
    await this.deliveries.markFailed(
      others.map(({ id }) => id),
      failure,
      delayMs,
    );
    this.count(ends, 'failed');
    this.count(others, 'retried');
    const channel = claimed[0]?.channelId;
    this.logger.debug({ err: failure, channel }, 'An alert could not be delivered.');
    const waitMs = delayMs ?? 0;
    if (others.length > 0) this.nextRetryAtMs = Math.min(this.nextRetryAtMs, this.clock.nowMs() + waitMs);
    return waitMs;
  }

  private count(claimed: readonly ClaimedDelivery[], result: Result): void {
    const [first] = claimed;
    if (first === undefined) return;
    const key = `${first.channelKind} ${result}`;
    this.results.set(key, (this.results.get(key) ?? 0) + claimed.length);
  }
}
