import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { isAccountGone } from '../errors/account-gone';
import { userUnknown } from './users.errors';

/** One-time tokens, kept as hashes: whoever reads the table cannot use them. */
@Injectable()
export class PasswordResetsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Replaces a link the person may have had. @throws DomainError `not-found` when the person is gone meanwhile */
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

  /** Whose token it is, or null when it is unknown or too old. */
  async holderOf(tokenHash: string): Promise<string | null> {
    const rows = await this.dataSource.query<{ user_id: string }[]>(
      'SELECT user_id FROM password_resets WHERE token_hash = $1 AND expires_at > now()',
      [tokenHash],
    );
    return rows[0]?.user_id ?? null;
  }

  /** Takes back the link a person may have. */
  async void(userId: string): Promise<void> {
    await this.dataSource.query('DELETE FROM password_resets WHERE user_id = $1', [userId]);
  }

  /** Uses a token up; only the first of two callers is told true. */
  async use(tokenHash: string): Promise<boolean> {
    const [, count] = await this.dataSource.query<[unknown, number]>(
      'DELETE FROM password_resets WHERE token_hash = $1',
      [tokenHash],
    );
    return count === 1;
  }
}
