import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  type AlertChannelKind,
  type AlertDelivery,
  type AlertFailure,
  type AlertMessage,
  MAX_LISTED_DELIVERIES,
} from '@live-tz/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import type { ClaimOrder } from './sending-turns';

/** A message before it has an id. */
export type AlertContent = Omit<AlertMessage, 'id'>;

/** An alert for all users with a clock of its zone. */
export interface NewAlert {
  zone: string;
  /** The same for the same alert: it is added to a channel once. */
  key: string;
  content: AlertContent;
  /** Replaces the summary for users who have chosen hours with AM/PM. */
  summaryH12: string;
}

/** A delivery that this node may attempt. */
export interface ClaimedDelivery {
  id: string;
  userId: string;
  channelId: string;
  channelKind: AlertChannelKind;
  address: string;
  content: AlertContent;
  /** This attempt included. */
  attempts: number;
}

/** How an attempt failed. */
interface FailedAttempt {
  failure: AlertFailure;
  /** The HTTP status of the answer, if there was one. */
  status: number | null;
}

/** Alerts that one scan adds to a channel; the next scan adds the others. */
const MAX_ADDED_TO_CHANNEL = 100;
/** Alerts of a channel that are claimed together: a mail contains all of them. */
const MAX_CLAIMED = 20;
/** Longer than the attempts for one claim can take: then the node that claimed it has ended, and another one tries again. */
const LEASE = "interval '5 minutes'";
/** Longer than any alert is sent ahead, so that no key is forgotten too early. */
const KEPT = "interval '90 days'";

const MS_OF = (column: string): string => `round(extract(epoch FROM ${column}) * 1000)::double precision`;

/**
 * The alerts, which are also the queue: an alert is a row before it is sent, its key keeps it unique, and whichever node claims
 * it sends it. If that node is killed before it has written the result, the alert is sent again under the same id.
 */
@Injectable()
export class AlertDeliveriesRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** The newest first, at most {@link MAX_LISTED_DELIVERIES}. */
  list(userId: string): Promise<AlertDelivery[]> {
    return this.dataSource.query<AlertDelivery[]>(
      `SELECT alert_deliveries.id, channel_id AS "channelId", content ->> 'kind' AS kind, content ->> 'summary' AS summary,
         state, attempts, failure, status, ${MS_OF('alert_deliveries.created_at')} AS "createdAtMs",
         ${MS_OF('sent_at')} AS "sentAtMs",
         CASE state WHEN 'waiting' THEN ${MS_OF('next_attempt_at')} END AS "nextAttemptAtMs"
       FROM alert_deliveries JOIN alert_channels ON alert_channels.id = channel_id
       WHERE user_id = $1 ORDER BY alert_deliveries.created_at DESC, alert_deliveries.id
       LIMIT ${MAX_LISTED_DELIVERIES}`,
      [userId],
    );
  }

  /**
   * Adds alerts to the confirmed channels of users with a clock of their zone, each once.
   * @param userId only this user's; null: every user's
   * @returns how many were added
   */
  async add(
    alerts: readonly NewAlert[],
    userId: string | null,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<number> {
    if (alerts.length === 0) return 0;
    const rows = await manager.query<unknown[]>(
      `WITH due AS (
         SELECT * FROM jsonb_to_recordset($1::jsonb) AS due (zone text, key text, content jsonb, "summaryH12" text)
       ), matching AS (
         SELECT DISTINCT alert_channels.id AS channel_id, due.key,
           CASE users.preferences ->> 'hourCycle' WHEN 'h12'
             THEN jsonb_set(due.content, '{summary}', to_jsonb(due."summaryH12")) ELSE due.content END AS content
         FROM alert_channels
         JOIN users ON users.id = user_id AND NOT is_disabled
         JOIN boards ON owner_id = user_id
         JOIN board_clocks ON board_id = boards.id
         JOIN due ON due.zone = board_clocks.zone
         WHERE confirmed_at IS NOT NULL AND ($2::uuid IS NULL OR user_id = $2)
       ), missing AS (
         SELECT *, row_number() OVER (PARTITION BY channel_id ORDER BY key) AS number FROM matching
         WHERE NOT EXISTS (SELECT 1 FROM alert_deliveries AS earlier
           WHERE earlier.channel_id = matching.channel_id AND earlier.key = matching.key)
       )
       INSERT INTO alert_deliveries (channel_id, key, content)
       SELECT channel_id, key, content FROM missing WHERE number <= ${MAX_ADDED_TO_CHANNEL}
       ON CONFLICT (channel_id, key) DO NOTHING RETURNING 1`,
      [JSON.stringify(alerts), userId],
    );
    return rows.length;
  }

  /** Adds one alert to one channel, whatever clocks its user has. */
  async addTo(channelId: string, key: string, content: AlertContent): Promise<void> {
    await this.dataSource.query(
      'INSERT INTO alert_deliveries (channel_id, key, content) VALUES ($1, $2, $3)',
      [channelId, key, JSON.stringify(content)],
    );
  }

  /**
   * Claims the alerts of one channel that are due, the oldest first; empty if nothing is due.
   * @param order the users whose alerts are left out, and those whose alerts come last
   */
  async claim({ excluded, last }: ClaimOrder = { excluded: [], last: [] }): Promise<ClaimedDelivery[]> {
    const [rows] = await this.dataSource.query<[ClaimedDelivery[], number]>(
      `WITH first AS (
         SELECT channel_id FROM alert_deliveries
         JOIN alert_channels ON alert_channels.id = channel_id
         JOIN users ON users.id = user_id AND NOT is_disabled
         WHERE state = 'waiting' AND next_attempt_at <= now() AND user_id <> ALL($1::uuid[])
         ORDER BY user_id = ANY($2::uuid[]), next_attempt_at LIMIT 1 FOR UPDATE OF alert_deliveries SKIP LOCKED
       ), due AS (
         SELECT id FROM alert_deliveries
         WHERE channel_id = (SELECT channel_id FROM first) AND state = 'waiting' AND next_attempt_at <= now()
         ORDER BY created_at, key LIMIT ${MAX_CLAIMED} FOR UPDATE SKIP LOCKED
       )
       UPDATE alert_deliveries SET next_attempt_at = now() + ${LEASE}, attempts = attempts + 1
       FROM alert_channels WHERE alert_channels.id = channel_id AND alert_deliveries.id IN (SELECT id FROM due)
       RETURNING alert_deliveries.id, user_id AS "userId", channel_id AS "channelId",
         alert_channels.kind AS "channelKind", address, content, attempts`,
      [excluded, last],
    );
    return rows.sort((a, b) => a.content.createdAtMs - b.content.createdAtMs);
  }

  async markSent(ids: readonly string[], status: number | null): Promise<void> {
    await this.dataSource.query(
      `UPDATE alert_deliveries SET state = 'sent', sent_at = now(), failure = NULL, status = $2
       WHERE id = ANY($1::uuid[])`,
      [ids, status],
    );
  }

  /** @param delayMs until the next attempt; null: there will be none */
  async markFailed(
    ids: readonly string[],
    { failure, status }: FailedAttempt,
    delayMs: number | null,
  ): Promise<void> {
    await this.dataSource.query(
      `UPDATE alert_deliveries SET failure = $2, status = $3,
         state = CASE WHEN $4::double precision IS NULL THEN 'failed' ELSE state END,
         next_attempt_at = now() + coalesce($4, 0) * interval '1 millisecond'
       WHERE id = ANY($1::uuid[])`,
      [ids, failure, status, delayMs],
    );
  }

  /** Returns claimed alerts that were not attempted. */
  async postpone(ids: readonly string[], delayMs: number): Promise<void> {
    await this.dataSource.query(
      `UPDATE alert_deliveries SET attempts = attempts - 1,
         next_attempt_at = now() + $2::double precision * interval '1 millisecond'
       WHERE id = ANY($1::uuid[])`,
      [ids, delayMs],
    );
  }

  async removeOld(): Promise<void> {
    await this.dataSource.query(`DELETE FROM alert_deliveries WHERE created_at < now() - ${KEPT}`);
  }
}
