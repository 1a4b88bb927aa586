import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { SessionData } from 'express-session';
import { DataSource } from 'typeorm';
import type { SessionRenewal } from '../cluster/node-bus';
import { isUuid } from '../database/uuid';

/** Sessions per query: the result for many thousands at once would block the event loop, and with it the clock. */
export const MAX_SESSIONS_PER_QUERY = 1_000;

/** The age at which a session ends however much it is used: `expire` is never later. */
const ABSOLUTE_END = "interval '180 days'";

/** A session as its user sees it. */
export interface SessionRow {
  /** Public: identifies the session, but does not grant access. */
  id: string;
  storedId: string;
  device: string | null;
  createdAtMs: number;
  lastSeenAtMs: number;
}

/** The rows of sessions. Every id here is a stored id: the hash of the id in the cookie. */
@Injectable()
export class SessionsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Null if the session is unknown or has ended. */
  async find(storedId: string): Promise<SessionData | null> {
    const rows = await this.dataSource.query<{ sess: SessionData }[]>(
      'SELECT sess FROM sessions WHERE sid = $1 AND expire > now()',
      [storedId],
    );
    return rows[0]?.sess ?? null;
  }

  /** Adds a new session. @returns the id of its user, or null */
  async add(storedId: string, session: SessionData, expiresAtMs: number): Promise<string | null> {
    const rows = await this.dataSource.query<{ user_id: string | null }[]>(
      `INSERT INTO sessions (sid, sess, expire)
       VALUES ($1, $2, LEAST(to_timestamp($3::double precision / 1000), now() + ${ABSOLUTE_END}))
       RETURNING user_id`,
      [storedId, JSON.stringify(session), expiresAtMs],
    );
    return rows[0]?.user_id ?? null;
  }

  /** Saves the content of a session. It never inserts a row, so that a log-out in the meantime is final. */
  async update(storedId: string, session: SessionData, expiresAtMs: number): Promise<void> {
    await this.dataSource.query(
      `UPDATE sessions SET sess = $2,
         expire = LEAST(to_timestamp($3::double precision / 1000), created_at + ${ABSOLUTE_END})
       WHERE sid = $1`,
      [storedId, JSON.stringify(session), expiresAtMs],
    );
  }

  /**
   * Gives a session a new id and keeps its row: the old id becomes invalid. It never inserts a row.
   * @returns false if the session is gone
   */
  async renew({ from, to }: SessionRenewal, session: SessionData, expiresAtMs: number): Promise<boolean> {
    const [, count] = await this.dataSource.query<[unknown[], number]>(
      `UPDATE sessions SET sid = $2, renewed_from = $1, sess = $3,
         expire = LEAST(to_timestamp($4::double precision / 1000), created_at + ${ABSOLUTE_END})
       WHERE sid = $1`,
      [from, to, JSON.stringify(session), expiresAtMs],
    );
    return count === 1;
  }

  /** Those of the given ids that were replaced when their session was last renewed. */
  renewalsOf(storedIds: readonly string[]): Promise<SessionRenewal[]> {
    return this.dataSource.query<SessionRenewal[]>(
      'SELECT renewed_from AS "from", sid AS "to" FROM sessions WHERE renewed_from = ANY($1)',
      [storedIds],
    );
  }

  async remove(storedId: string): Promise<void> {
    await this.dataSource.query('DELETE FROM sessions WHERE sid = $1', [storedId]);
  }

  /** Removes the rows of ended sessions. */
  async prune(): Promise<void> {
    await this.dataSource.query('DELETE FROM sessions WHERE expire <= now()');
  }

  /** The users of these sessions. Sessions that are unknown, have ended, or belong to a disabled user are left out. */
  async userIdsOf(storedIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.dataSource.query<{ sid: string; user_id: string }[]>(
      `SELECT sid, user_id FROM sessions JOIN users ON users.id = user_id
       WHERE sid = ANY($1) AND expire > now() AND NOT is_disabled`,
      [storedIds],
    );
    return new Map(rows.map(({ sid, user_id: userId }) => [sid, userId]));
  }

  /**
   * Those of the given ids whose session is unknown, has ended, or belongs to a disabled user: nearly always none, so that a
   * node with thousands of connections reads no rows.
   */
  async endedOf(storedIds: readonly string[]): Promise<string[]> {
    const rows = await this.dataSource.query<{ sid: string }[]>(
      `SELECT live.sid FROM unnest($1::text[]) AS live (sid)
       LEFT JOIN (sessions JOIN users ON users.id = user_id AND NOT is_disabled)
         ON sessions.sid = live.sid AND expire > now()
       WHERE sessions.sid IS NULL`,
      [storedIds],
    );
    return rows.map(({ sid }) => sid);
  }

  /**
   * Moves the end of a session, up to its maximum age. It never inserts a row.
   * @returns the new end in UTC milliseconds; null if the session is gone
   */
  async extend(storedId: string, extendedAtMs: number, expiresAtMs: number): Promise<number | null> {
    const [rows] = await this.dataSource.query<[{ expire: Date }[], number]>(
      `UPDATE sessions SET
         expire = LEAST(to_timestamp($3::double precision / 1000), created_at + ${ABSOLUTE_END}),
         sess = jsonb_set(sess::jsonb, '{extendedAtMs}', to_jsonb($2::bigint))::json
       WHERE sid = $1 RETURNING expire`,
      [storedId, extendedAtMs, expiresAtMs],
    );
    return rows[0]?.expire.getTime() ?? null;
  }

  /** The current sessions of a user, the most recently seen first. */
  async listOf(userId: string): Promise<SessionRow[]> {
    const rows = await this.dataSource.query<SessionRowColumns[]>(
      `SELECT id, sid, sess ->> 'device' AS device, created_at,
         COALESCE((sess ->> 'extendedAtMs')::double precision, extract(epoch FROM created_at) * 1000) AS seen_at_ms
       FROM sessions WHERE user_id = $1 AND expire > now() ORDER BY seen_at_ms DESC, created_at DESC, id`,
      [userId],
    );
    return rows.map(({ id, sid, device, created_at: createdAt, seen_at_ms: seenAtMs }) => ({
      id,
      storedId: sid,
      device,
      createdAtMs: createdAt.getTime(),
      lastSeenAtMs: Number(seenAtMs),
    }));
  }

  /** Ends one session of a user, by its public id. @returns its stored id; null if the user has no such session */
  async endOne(userId: string, id: string): Promise<string | null> {
    if (!isUuid(id)) return null;
    const [rows] = await this.dataSource.query<[{ sid: string }[], number]>(
      'DELETE FROM sessions WHERE user_id = $1 AND id = $2 RETURNING sid',
      [userId, id],
    );
    return rows[0]?.sid ?? null;
  }

  /** Ends all sessions of a user but one. @returns the stored ids of the ended ones */
  async endAll(userId: string, exceptStoredId: string | null): Promise<string[]> {
    const [rows] = await this.dataSource.query<[{ sid: string }[], number]>(
      'DELETE FROM sessions WHERE user_id = $1 AND sid IS DISTINCT FROM $2 RETURNING sid',
      [userId, exceptStoredId],
    );
    return rows.map(({ sid }) => sid);
  }

  /** Ends the oldest sessions of a user who has more than the maximum. @returns the stored ids of the ended ones */
  async endOldest(userId: string, max: number): Promise<string[]> {
    const [rows] = await this.dataSource.query<[{ sid: string }[], number]>(
      `DELETE FROM sessions WHERE sid IN (
         SELECT sid FROM sessions WHERE user_id = $1 ORDER BY created_at DESC, sid OFFSET $2
       ) RETURNING sid`,
      [userId, max],
    );
    return rows.map(({ sid }) => sid);
  }
}

interface SessionRowColumns {
  id: string;
  sid: string;
  device: string | null;
  created_at: Date;
  seen_at_ms: number | string;
}
