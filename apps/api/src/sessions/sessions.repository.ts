import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { SessionData } from 'express-session';
import { DataSource } from 'typeorm';
import type { SessionRenewal } from '../cluster/node-bus';
import { isUuid } from '../database/uuid';

/** Sessions one question asks for at the most: the answer for a whole crowd in one go would hold up the clock. */
export const MAX_SESSIONS_PER_QUERY = 1_000;

/** The end that no use of a session moves: `expire` is never later. */
const ABSOLUTE_END = "interval '180 days'";

/** A session as its user sees it. */
export interface SessionRow {
  /** Public: it names the session and opens nothing. */
  id: string;
  storedId: string;
  device: string | null;
  createdAtMs: number;
  lastSeenAtMs: number;
}

/** The rows of sessions. Every id here is a stored one: the hash of what the cookie has. */
@Injectable()
export class SessionsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Null for a session that is unknown or over. */
  async find(storedId: string): Promise<SessionData | null> {
    const rows = await this.dataSource.query<{ sess: SessionData }[]>(
      'SELECT sess FROM sessions WHERE sid = $1 AND expire > now()',
      [storedId],
    );
    return rows[0]?.sess ?? null;
  }

  /** Adds a new session. @returns whose it is, or null */
  async add(storedId: string, session: SessionData, expiresAtMs: number): Promise<string | null> {
    const rows = await this.dataSource.query<{ user_id: string | null }[]>(
      `INSERT INTO sessions (sid, sess, expire)
       VALUES ($1, $2, LEAST(to_timestamp($3::double precision / 1000), now() + ${ABSOLUTE_END}))
       RETURNING user_id`,
      [storedId, JSON.stringify(session), expiresAtMs],
    );
    return rows[0]?.user_id ?? null;
  }

  /** Saves what a session holds. It never makes one: a log-out that came first stays a log-out. */
  async update(storedId: string, session: SessionData, expiresAtMs: number): Promise<void> {
    await this.dataSource.query(
      `UPDATE sessions SET sess = $2,
         expire = LEAST(to_timestamp($3::double precision / 1000), created_at + ${ABSOLUTE_END})
       WHERE sid = $1`,
      [storedId, JSON.stringify(session), expiresAtMs],
    );
  }

  /**
   * Gives a session a new id, under which its row goes on: the old id opens nothing from then on. It never makes one.
   * @returns false for a session that is gone
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

  /** Which of these ids were replaced by others, the last time their sessions were renewed. */
  renewalsOf(storedIds: readonly string[]): Promise<SessionRenewal[]> {
    return this.dataSource.query<SessionRenewal[]>(
      'SELECT renewed_from AS "from", sid AS "to" FROM sessions WHERE renewed_from = ANY($1)',
      [storedIds],
    );
  }

  async remove(storedId: string): Promise<void> {
    await this.dataSource.query('DELETE FROM sessions WHERE sid = $1', [storedId]);
  }

  /** Removes the rows of sessions that are over. */
  async prune(): Promise<void> {
    await this.dataSource.query('DELETE FROM sessions WHERE expire <= now()');
  }

  /** Whose sessions these are. Those that are unknown, over, or of a disabled person are left out. */
  async ownersOf(storedIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.dataSource.query<{ sid: string; user_id: string }[]>(
      `SELECT sid, user_id FROM sessions JOIN users ON users.id = user_id
       WHERE sid = ANY($1) AND expire > now() AND NOT is_disabled`,
      [storedIds],
    );
    return new Map(rows.map(({ sid, user_id: userId }) => [sid, userId]));
  }

  /**
   * Moves the end of a session, as far as its absolute end. It never makes one.
   * @returns when it ends now, UTC milliseconds; null for one that is gone
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

  /** The sessions of a person that are not over, the one seen last first. */
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

  /** Ends one session of a person, by its public id. @returns its stored id; null when the person has no such session */
  async endOne(userId: string, id: string): Promise<string | null> {
    if (!isUuid(id)) return null;
    const [rows] = await this.dataSource.query<[{ sid: string }[], number]>(
      'DELETE FROM sessions WHERE user_id = $1 AND id = $2 RETURNING sid',
      [userId, id],
    );
    return rows[0]?.sid ?? null;
  }

  /** Ends all sessions of a person but one, and tells which. */
  async endAll(userId: string, keptStoredId: string | null): Promise<string[]> {
    const [rows] = await this.dataSource.query<[{ sid: string }[], number]>(
      'DELETE FROM sessions WHERE user_id = $1 AND sid IS DISTINCT FROM $2 RETURNING sid',
      [userId, keptStoredId],
    );
    return rows.map(({ sid }) => sid);
  }

  /** Ends the oldest sessions of a person who has more than so many, and tells which. */
  async endOldest(userId: string, kept: number): Promise<string[]> {
    const [rows] = await this.dataSource.query<[{ sid: string }[], number]>(
      `DELETE FROM sessions WHERE sid IN (
         SELECT sid FROM sessions WHERE user_id = $1 ORDER BY created_at DESC, sid OFFSET $2
       ) RETURNING sid`,
      [userId, kept],
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
