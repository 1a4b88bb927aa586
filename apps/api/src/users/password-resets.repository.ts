import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { isAccountGone } from '../errors/account-gone';
import { userUnknown } from './users.errors';

/** One-time tokens, stored as hashes, so that access to the table does not reveal them. */
@Injectable()
export class PasswordResetsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Replaces the user's current link, if any. @throws DomainError `not-found` if the user has been deleted */
  async put(userId: string, tokenHash: string, expiresAtMs: number): Promise<void> {
    try {
      await this.dataSource.query(
        `INSERT INTO password_resets (user_id, token_hash, expires_at)
         VALUES ($1, $2, to_timestamp($3::double precision / 1000))
         ON CONFLICT (user_id) DO UPDATE SET token_hash = excluded.token_hash, expires_at = excluded.expires_at`,
        [userId, tokenHash, expiresAtMs],
      );
    } catch (error) {
      throw isAccountGone(error) ? userUnknown() : error;
    }
  }

  /** The id of the user of a token, or null if the token is unknown or expired. */
  async userIdOf(tokenHash: string): Promise<string | null> {
    const rows = await this.dataSource.query<{ user_id: string }[]>(
      'SELECT user_id FROM password_resets WHERE token_hash = $1 AND expires_at > now()',
      [tokenHash],
    );
    return rows[0]?.user_id ?? null;
  }

  /** Revokes the user's current link, if any. */
  async void(userId: string): Promise<void> {
    await this.dataSource.query('DELETE FROM password_resets WHERE user_id = $1', [userId]);
  }

  /** Consumes a token. @returns true for the first caller only */
  async use(tokenHash: string): Promise<boolean> {
    const [, count] = await this.dataSource.query<[unknown, number]>(
      'DELETE FROM password_resets WHERE token_hash = $1',
      [tokenHash],
    );
    return count === 1;
  }
}
