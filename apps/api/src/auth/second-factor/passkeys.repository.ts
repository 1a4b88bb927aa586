import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { changingFactors, hasFactor, putCodes } from './factor-changes';

/** A passkey that is not stored yet. */
export interface NewPasskey {
  credentialId: string;
  /** COSE, base64url. */
  publicKey: string;
  counter: number;
  transports: string[];
  rpId: string;
  name: string;
}

export interface StoredPasskey extends NewPasskey {
  id: string;
  userId: string;
  createdAtMs: number;
  lastUsedAtMs: number | null;
}

interface PasskeyColumns {
  id: string;
  user_id: string;
  credential_id: string;
  public_key: string;
  counter: string;
  transports: string[];
  rp_id: string;
  name: string;
  created_at: Date;
  last_used_at: Date | null;
}

@Injectable()
export class PasskeysRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** The passkeys of a user, the oldest first. */
  async listOf(userId: string): Promise<StoredPasskey[]> {
    const rows = await this.dataSource.query<PasskeyColumns[]>(
      'SELECT * FROM passkeys WHERE user_id = $1 ORDER BY created_at, id',
      [userId],
    );
    return rows.map(toPasskey);
  }

  /**
   * Adds a passkey, and stores the recovery codes if it is the first factor.
   * @returns it and whether the codes were stored; null if the user has the maximum of passkeys
   */
  add(
    userId: string,
    passkey: NewPasskey,
    codeHashes: string[],
    max: number,
  ): Promise<{ passkey: StoredPasskey; isFirst: boolean } | null> {
    return changingFactors(this.dataSource, userId, async (manager) => {
      const isFirst = !(await hasFactor(manager, userId));
      const rows = await manager.query<PasskeyColumns[]>(
        `INSERT INTO passkeys (user_id, credential_id, public_key, counter, transports, rp_id, name)
         SELECT $1, $2, $3, $4, $5, $6, $7 WHERE (SELECT count(*) FROM passkeys WHERE user_id = $1) < $8
         RETURNING *`,
        [
          userId,
          passkey.credentialId,
          passkey.publicKey,
          passkey.counter,
          passkey.transports,
          passkey.rpId,
          passkey.name,
          max,
        ],
      );
      if (rows[0] === undefined) return null;
      if (isFirst) await putCodes(manager, userId, codeHashes);
      return { passkey: toPasskey(rows[0]), isFirst };
    });
  }

  async find(credentialId: string): Promise<StoredPasskey | null> {
    const [row] = await this.dataSource.query<PasskeyColumns[]>(
      'SELECT * FROM passkeys WHERE credential_id = $1',
      [credentialId],
    );
    return row === undefined ? null : toPasskey(row);
  }

  /**
   * Records the use of a passkey.
   * @returns false if its counter did not grow, so that there are two copies of it; those that do not count stay at 0
   */
  async use(id: string, counter: number): Promise<boolean> {
    const [, count] = await this.dataSource.query<[unknown, number]>(
      `UPDATE passkeys SET counter = $2, last_used_at = now()
       WHERE id = $1 AND (counter < $2 OR (counter = 0 AND $2::bigint = 0))`,
      [id, counter],
    );
    return count === 1;
  }

  /** Stores that a challenge was answered, and forgets expired ones. @returns false if it was answered before */
  async useChallenge(hash: string, expiresAtMs: number): Promise<boolean> {
    await this.dataSource.query('DELETE FROM used_challenges WHERE expires_at < now()');
    const rows = await this.dataSource.query<unknown[]>(
      `INSERT INTO used_challenges (challenge_hash, expires_at) VALUES ($1, to_timestamp($2::double precision / 1000))
       ON CONFLICT DO NOTHING RETURNING challenge_hash`,
      [hash, expiresAtMs],
    );
    return rows.length === 1;
  }
}

function toPasskey(row: PasskeyColumns): StoredPasskey {
  return {
    id: row.id,
    userId: row.user_id,
    credentialId: row.credential_id,
    publicKey: row.public_key,
    counter: Number(row.counter),
    transports: row.transports,
    rpId: row.rp_id,
    name: row.name,
    createdAtMs: row.created_at.getTime(),
    lastUsedAtMs: row.last_used_at?.getTime() ?? null,
  };
}
