import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { isUuid } from '../../database/uuid';
import { changingFactors, hasFactor, putCodes } from './factor-changes';

/** The secret of an authenticator app. */
interface StoredTotp {
  sealedSecret: string;
  /** Null until the user has given a code of it. */
  confirmedAtMs: number | null;
}

/** What a user has set up beside passkeys. */
export interface CodeState {
  totp: StoredTotp | null;
  recoveryCodesLeft: number;
}

@Injectable()
export class SecondFactorsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async stateOf(userId: string): Promise<CodeState> {
    const [totp] = await this.dataSource.query<{ sealed_secret: string; confirmed_at: Date | null }[]>(
      'SELECT sealed_secret, confirmed_at FROM totp_factors WHERE user_id = $1',
      [userId],
    );
    const [codes] = await this.dataSource.query<{ count: number }[]>(
      'SELECT count(*)::int AS count FROM recovery_codes WHERE user_id = $1',
      [userId],
    );
    return {
      totp: totp
        ? { sealedSecret: totp.sealed_secret, confirmedAtMs: totp.confirmed_at?.getTime() ?? null }
        : null,
      recoveryCodesLeft: codes?.count ?? 0,
    };
  }

  /** Stores a secret that is not confirmed yet, in place of an earlier one. @returns false if one is confirmed */
  async putTotp(userId: string, sealedSecret: string): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>(
      `INSERT INTO totp_factors (user_id, sealed_secret) VALUES ($1, $2)
       ON CONFLICT (user_id) DO UPDATE SET sealed_secret = excluded.sealed_secret
       WHERE totp_factors.confirmed_at IS NULL RETURNING user_id`,
      [userId, sealedSecret],
    );
    return rows.length === 1;
  }

  /**
   * Confirms a secret, and stores the recovery codes if it is the first factor.
   * @returns whether the codes were stored; null if the secret has been replaced
   */
  confirmTotp(
    userId: string,
    sealedSecret: string,
    step: number,
    codeHashes: string[],
  ): Promise<boolean | null> {
    return changingFactors(this.dataSource, userId, async (manager) => {
      const isFirst = !(await hasFactor(manager, userId));
      const [, count] = await manager.query<[unknown, number]>(
        `UPDATE totp_factors SET confirmed_at = now(), last_step = $3
         WHERE user_id = $1 AND sealed_secret = $2 AND confirmed_at IS NULL`,
        [userId, sealedSecret, step],
      );
      if (count !== 1) return null;
      if (isFirst) await putCodes(manager, userId, codeHashes);
      return isFirst;
    });
  }

  /** Uses up the code of a time step. @returns false if a code of this step or a later one has been used */
  async useTotpStep(userId: string, step: number): Promise<boolean> {
    const [, count] = await this.dataSource.query<[unknown, number]>(
      'UPDATE totp_factors SET last_step = $2 WHERE user_id = $1 AND confirmed_at IS NOT NULL AND last_step < $2',
      [userId, step],
    );
    return count === 1;
  }

  /**
   * Removes the authenticator app, or a passkey by its id; with the last factor also the recovery codes.
   * @param mayBeLast whether the last factor may be removed
   */
  remove(
    userId: string,
    passkeyId: string | null,
    mayBeLast: boolean,
  ): Promise<'removed' | 'unknown' | 'last'> {
    if (passkeyId !== null && !isUuid(passkeyId)) return Promise.resolve('unknown');
    return changingFactors(this.dataSource, userId, async (manager) => {
      const [, count] = await manager.query<[unknown, number]>(
        passkeyId === null
          ? 'DELETE FROM totp_factors WHERE user_id = $1 AND confirmed_at IS NOT NULL'
          : 'DELETE FROM passkeys WHERE user_id = $1 AND id = $2',
        passkeyId === null ? [userId] : [userId, passkeyId],
      );
      if (count === 0) return 'unknown';
      if (await hasFactor(manager, userId)) return 'removed';
      if (!mayBeLast) throw new LastFactorError();
      await manager.query('DELETE FROM recovery_codes WHERE user_id = $1', [userId]);
      return 'removed';
    }).catch((error: unknown) => {
      if (error instanceof LastFactorError) return 'last';
      throw error;
    });
  }

  /** Replaces the recovery codes. @returns false if the user has no factor */
  replaceCodes(userId: string, codeHashes: string[]): Promise<boolean> {
    return changingFactors(this.dataSource, userId, async (manager) => {
      if (!(await hasFactor(manager, userId))) return false;
      await putCodes(manager, userId, codeHashes);
      return true;
    });
  }

  /** Uses up a recovery code. @returns false if it is unknown or has been used */
  async useCode(userId: string, codeHash: string): Promise<boolean> {
    const [, count] = await this.dataSource.query<[unknown, number]>(
      'DELETE FROM recovery_codes WHERE user_id = $1 AND code_hash = $2',
      [userId, codeHash],
    );
    return count === 1;
  }

  /** Removes all factors and codes. @returns whether there was a factor */
  removeAll(userId: string): Promise<boolean> {
    return changingFactors(this.dataSource, userId, async (manager) => {
      const had = await hasFactor(manager, userId);
      for (const table of ['totp_factors', 'passkeys', 'recovery_codes'])
        await manager.query(`DELETE FROM ${table} WHERE user_id = $1`, [userId]);
      return had;
    });
  }
}

/** Rolls back the removal of a factor that has to stay. */
class LastFactorError extends Error {}
