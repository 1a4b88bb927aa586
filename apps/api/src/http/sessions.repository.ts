import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

/** Sessions one question asks for at the most: the answer for a whole crowd in one go would hold up the clock. */
export const MOST_SESSIONS_AT_ONCE = 1_000;

/** What the table knows of sessions besides their content, which is express-session's own. */
@Injectable()
export class SessionsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Whose sessions these are. Those that are unknown, over, or of a disabled person are left out. */
  async ownersOf(sessionIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.dataSource.query<{ sid: string; user_id: string }[]>(
      `SELECT sid, user_id FROM sessions JOIN users ON users.id = user_id
       WHERE sid = ANY($1) AND expire > now() AND NOT is_disabled`,
      [sessionIds],
    );
    return new Map(rows.map(({ sid, user_id: personId }) => [sid, personId]));
  }

  /** Moves the end of a session. It never makes one: a log-out that came first stays a log-out. */
  async extend(sessionId: string, extendedAtMs: number, expiresAtMs: number): Promise<void> {
    await this.dataSource.query(
      `UPDATE sessions SET expire = to_timestamp($3::double precision / 1000),
         sess = jsonb_set(sess::jsonb, '{extendedAtMs}', to_jsonb($2::bigint))::json
       WHERE sid = $1`,
      [sessionId, extendedAtMs, expiresAtMs],
    );
  }

  /** Notes that the person of a session has just given their password. It never makes a session either. */
  async markReauthenticated(sessionId: string, atMs: number): Promise<void> {
    await this.dataSource.query(
      `UPDATE sessions SET sess = jsonb_set(sess::jsonb, '{reauthenticatedAtMs}', to_jsonb($2::bigint))::json
       WHERE sid = $1`,
      [sessionId, atMs],
    );
  }

  /** Ends all sessions of a person but one, and tells which. */
  async endAll(personId: string, keptSessionId: string | null): Promise<string[]> {
    const [rows] = await this.dataSource.query<[{ sid: string }[], number]>(
      'DELETE FROM sessions WHERE user_id = $1 AND sid IS DISTINCT FROM $2 RETURNING sid',
      [personId, keptSessionId],
    );
    return rows.map(({ sid }) => sid);
  }
}
