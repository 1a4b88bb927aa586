import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { AlertChannel, AlertChannelKind, NewAlertChannel } from '@live-tz/contracts';
import { DataSource } from 'typeorm';
import { isUuid } from '../../database/uuid';
import { accountGone } from '../../errors/account-gone';
import { channelExists, tooManyChannels } from '../alerts.errors';

const COLUMNS = `id, kind, address, round(extract(epoch FROM created_at) * 1000)::double precision AS "createdAtMs",
  confirmed_at IS NOT NULL AS "isConfirmed"`;
/** How long the link in a mail is valid; an address that is not confirmed by then is removed. */
const CONFIRMATION_LIFETIME = "interval '1 day'";

/** Where the alerts of users are sent to. */
@Injectable()
export class AlertChannelsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** The oldest first. */
  list(userId: string): Promise<AlertChannel[]> {
    return this.dataSource.query<AlertChannel[]>(
      `SELECT ${COLUMNS} FROM alert_channels WHERE user_id = $1 ORDER BY created_at, id`,
      [userId],
    );
  }

  async find(userId: string, id: string): Promise<AlertChannel | null> {
    if (!isUuid(id)) return null;
    const rows = await this.dataSource.query<AlertChannel[]>(
      `SELECT ${COLUMNS} FROM alert_channels WHERE user_id = $1 AND id = $2`,
      [userId, id],
    );
    return rows[0] ?? null;
  }

  /** Adds a channel; a webhook is confirmed at once. @throws DomainError `conflict` for one too many, or one that exists */
  add(userId: string, { kind, address }: NewAlertChannel, max: number): Promise<AlertChannel> {
    return this.dataSource.transaction(async (manager) => {
      const users = await manager.query<unknown[]>('SELECT 1 FROM users WHERE id = $1 FOR NO KEY UPDATE', [
        userId,
      ]);
      if (users.length === 0) throw accountGone();
      const others = await manager.query<{ address: string }[]>(
        'SELECT address FROM alert_channels WHERE user_id = $1 AND kind = $2',
        [userId, kind],
      );
      if (others.some((other) => other.address === address)) throw channelExists();
      if (others.length >= max) throw tooManyChannels();
      const [channel] = await manager.query<[AlertChannel]>(
        `INSERT INTO alert_channels (user_id, kind, address, confirmed_at)
         VALUES ($1, $2, $3, CASE $2::text WHEN 'webhook' THEN now() END) RETURNING ${COLUMNS}`,
        [userId, kind, address],
      );
      return channel;
    });
  }

  /** @returns the channel, or null if the user has none with this id */
  async remove(userId: string, id: string): Promise<{ kind: AlertChannelKind; address: string } | null> {
    if (!isUuid(id)) return null;
    const [rows] = await this.dataSource.query<[{ kind: AlertChannelKind; address: string }[], number]>(
      'DELETE FROM alert_channels WHERE user_id = $1 AND id = $2 RETURNING kind, address',
      [userId, id],
    );
    return rows[0] ?? null;
  }

  /** Confirms an address. @returns the channel, or null if the user has no such channel, or the link has expired */
  async confirm(userId: string, id: string): Promise<AlertChannel | null> {
    if (!isUuid(id)) return null;
    const [rows] = await this.dataSource.query<[AlertChannel[], number]>(
      `UPDATE alert_channels SET confirmed_at = coalesce(confirmed_at, now())
       WHERE user_id = $1 AND id = $2 AND (confirmed_at IS NOT NULL OR created_at > now() - ${CONFIRMATION_LIFETIME})
       RETURNING ${COLUMNS}`,
      [userId, id],
    );
    return rows[0] ?? null;
  }

  async removeUnconfirmed(): Promise<void> {
    await this.dataSource.query(
      `DELETE FROM alert_channels WHERE confirmed_at IS NULL AND created_at < now() - ${CONFIRMATION_LIFETIME}`,
    );
  }

  /** The names of all zones on boards of users with a channel, or of one of them. */
  async watchedZones(userId: string | null): Promise<string[]> {
    const rows = await this.dataSource.query<{ zone: string }[]>(
      `SELECT DISTINCT zone FROM board_clocks JOIN boards ON boards.id = board_id
       WHERE owner_id IN (
         SELECT user_id FROM alert_channels WHERE confirmed_at IS NOT NULL AND ($1::uuid IS NULL OR user_id = $1))
       ORDER BY zone`,
      [userId],
    );
    return rows.map(({ zone }) => zone);
  }
}
