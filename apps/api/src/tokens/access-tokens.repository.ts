import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type AccessToken, MAX_TOKENS, type TokenScope } from '@live-tz/contracts';
import { DataSource } from 'typeorm';
import { isUuid } from '../database/uuid';

/** A token before it is stored. */
export interface AccessTokenDraft {
  userId: string;
  tokenHash: string;
  start: string;
  name: string;
  scopes: readonly TokenScope[];
  expiresAtMs: number;
}

/** A token as it is checked. */
export interface StoredToken {
  id: string;
  userId: string;
  scopes: TokenScope[];
  isExpired: boolean;
  /** Whether its last use was noted more than a minute ago, or never. */
  isUseDue: boolean;
}

interface Row {
  id: string;
  start: string;
  name: string;
  scopes: TokenScope[];
  created_at: Date;
  expires_at: Date;
  last_used_at: Date | null;
}

const USE_IS_DUE = "(last_used_at IS NULL OR last_used_at < now() - interval '1 minute')";

@Injectable()
export class AccessTokensRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Null if the user has {@link MAX_TOKENS} already, or is gone. */
  add(draft: AccessTokenDraft): Promise<AccessToken | null> {
    return this.dataSource.transaction(async (manager) => {
      // Of two tokens created at once, the second one counts the first.
      await manager.query('SELECT 1 FROM users WHERE id = $1 FOR UPDATE', [draft.userId]);
      const rows = await manager.query<Row[]>(
        `INSERT INTO access_tokens (user_id, token_hash, start, name, scopes, expires_at)
         SELECT id, $2, $3, $4, $5, to_timestamp($6::double precision / 1000) FROM users
         WHERE id = $1 AND (SELECT count(*) FROM access_tokens WHERE user_id = $1) < ${MAX_TOKENS}
         RETURNING *`,
        [draft.userId, draft.tokenHash, draft.start, draft.name, draft.scopes, draft.expiresAtMs],
      );
      return rows[0] === undefined ? null : toAccessToken(rows[0]);
    });
  }

  /** The newest first. */
  async listOf(userId: string): Promise<AccessToken[]> {
    const rows = await this.dataSource.query<Row[]>(
      'SELECT * FROM access_tokens WHERE user_id = $1 ORDER BY created_at DESC, id',
      [userId],
    );
    return rows.map(toAccessToken);
  }

  /** Null if the token is unknown, or its user is disabled. */
  async find(tokenHash: string): Promise<StoredToken | null> {
    const rows = await this.dataSource.query<StoredToken[]>(
      `SELECT access_tokens.id, user_id AS "userId", scopes, expires_at <= now() AS "isExpired", ${USE_IS_DUE} AS "isUseDue"
       FROM access_tokens JOIN users ON users.id = user_id WHERE token_hash = $1 AND NOT is_disabled`,
      [tokenHash],
    );
    return rows[0] ?? null;
  }

  /** Writes at most once a minute, also if many requests note the use at once. */
  async noteUse(id: string): Promise<void> {
    await this.dataSource.query(
      `UPDATE access_tokens SET last_used_at = now() WHERE id = $1 AND ${USE_IS_DUE}`,
      [id],
    );
  }

  /** Those of the given hashes whose token is unknown, has expired, or belongs to a disabled user: nearly always none. */
  async voidOf(tokenHashes: readonly string[]): Promise<string[]> {
    const rows = await this.dataSource.query<{ hash: string }[]>(
      `SELECT live.hash FROM unnest($1::text[]) AS live (hash)
       LEFT JOIN (access_tokens JOIN users ON users.id = user_id AND NOT is_disabled)
         ON token_hash = live.hash AND expires_at > now()
       WHERE access_tokens.id IS NULL`,
      [tokenHashes],
    );
    return rows.map(({ hash }) => hash);
  }

  /** Null if the user has no such token. */
  async remove(userId: string, id: string): Promise<{ name: string; tokenHash: string } | null> {
    if (!isUuid(id)) return null;
    const [rows] = await this.dataSource.query<[{ name: string; tokenHash: string }[], number]>(
      'DELETE FROM access_tokens WHERE user_id = $1 AND id = $2 RETURNING name, token_hash AS "tokenHash"',
      [userId, id],
    );
    return rows[0] ?? null;
  }

  /** @returns the hashes of the removed tokens */
  async removeAll(userId: string): Promise<string[]> {
    const [rows] = await this.dataSource.query<[{ hash: string }[], number]>(
      'DELETE FROM access_tokens WHERE user_id = $1 RETURNING token_hash AS hash',
      [userId],
    );
    return rows.map(({ hash }) => hash);
  }

  async prune(): Promise<void> {
    await this.dataSource.query("DELETE FROM access_tokens WHERE expires_at < now() - interval '30 days'");
  }
}

function toAccessToken(row: Row): AccessToken {
  return {
    id: row.id,
    name: row.name,
    scopes: row.scopes,
    start: row.start,
    createdAtMs: row.created_at.getTime(),
    lastUsedAtMs: row.last_used_at?.getTime() ?? null,
    expiresAtMs: row.expires_at.getTime(),
  };
}
