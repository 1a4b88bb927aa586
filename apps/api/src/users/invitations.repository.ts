import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type Invitation, MAX_INVITATIONS } from '@live-tz/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { isUuid } from '../database/uuid';

/** An invitation before it is stored. */
export interface InvitationDraft {
  tokenHash: string;
  label: string | null;
  createdById: string;
  expiresAtMs: number;
  maxUses: number;
}

/** An invitation of which a use has been taken. */
export interface ClaimedInvitation {
  id: string;
  /** Whether the new account is that of the first administrator. */
  isForFirstAdmin: boolean;
}

interface Row {
  id: string;
  label: string | null;
  created_at: Date;
  created_by: string;
  expires_at: Date;
  max_uses: number;
  uses: number;
}

/** Whose invitations are accepted: those of administrators as well, or only the one for the first administrator. */
export type InvitationKinds = 'all' | 'first-admin';

/** An administrator's invitations end with the administrator's rights. */
const IS_OF_ADMIN = 'EXISTS (SELECT 1 FROM users WHERE id = created_by AND is_admin AND NOT is_disabled)';
const IS_VALID = `expires_at > now() AND uses < max_uses AND CASE WHEN for_first_admin
  THEN NOT EXISTS (SELECT 1 FROM users WHERE is_admin) ELSE ${IS_OF_ADMIN} END`;

/** Held until the transaction ends. */
const LOCK = "SELECT pg_advisory_xact_lock(hashtext('invitations'))";

@Injectable()
export class InvitationsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Null if there are {@link MAX_INVITATIONS} already. */
  async add({
    tokenHash,
    label,
    createdById,
    expiresAtMs,
    maxUses,
  }: InvitationDraft): Promise<string | null> {
    return this.dataSource.transaction(async (manager) => {
      // Of two invitations created at once, the second one counts the first.
      await manager.query(LOCK);
      const rows = await manager.query<{ id: string }[]>(
        `INSERT INTO invitations (token_hash, label, created_by, expires_at, max_uses)
         SELECT $1, $2, $3, to_timestamp($4::double precision / 1000), $5
         WHERE (SELECT count(*) FROM invitations WHERE ${IS_VALID}) < ${MAX_INVITATIONS}
         RETURNING id`,
        [tokenHash, label, createdById, expiresAtMs, maxUses],
      );
      return rows[0]?.id ?? null;
    });
  }

  /** Stores an invitation for the first administrator, unless there is an account. @returns whether it was stored */
  async addForFirstAdmin(tokenHash: string, expiresAtMs: number): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>(
      `INSERT INTO invitations (token_hash, expires_at, max_uses, for_first_admin)
       SELECT $1, to_timestamp($2::double precision / 1000), 1, true WHERE NOT EXISTS (SELECT 1 FROM users)
       RETURNING id`,
      [tokenHash, expiresAtMs],
    );
    return rows.length > 0;
  }

  /** The newest first, used up ones included. */
  async list(): Promise<Invitation[]> {
    const rows = await this.dataSource.query<Row[]>(
      `SELECT invitations.id, label, invitations.created_at, username AS created_by, expires_at, max_uses, uses
       FROM invitations JOIN users ON users.id = created_by
       WHERE expires_at > now() AND is_admin AND NOT is_disabled
       ORDER BY invitations.created_at DESC, invitations.id`,
    );
    return rows.map(toInvitation);
  }

  /** Whether a use of the invitation can be taken. */
  async isValid(tokenHash: string, kinds: InvitationKinds): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>(
      `SELECT 1 FROM invitations WHERE token_hash = $1 AND ($2 OR for_first_admin) AND ${IS_VALID}`,
      [tokenHash, kinds === 'all'],
    );
    return rows.length > 0;
  }

  /**
   * Takes a use of an invitation in the transaction that creates the account, so that a refused account takes none.
   * @returns null if there is no use left
   */
  async claim(
    tokenHash: string,
    kinds: InvitationKinds,
    manager: EntityManager,
  ): Promise<ClaimedInvitation | null> {
    // Each node that starts makes a link for the first administrator: of two that are used at once, one has to wait and be void.
    await manager.query(LOCK);
    const [rows] = await manager.query<[{ id: string; for_first_admin: boolean }[], number]>(
      `UPDATE invitations SET uses = uses + 1 WHERE token_hash = $1 AND ($2 OR for_first_admin) AND ${IS_VALID}
       RETURNING id, for_first_admin`,
      [tokenHash, kinds === 'all'],
    );
    const [row] = rows;
    return row === undefined ? null : { id: row.id, isForFirstAdmin: row.for_first_admin };
  }

  /** The label of the removed invitation; undefined if there is none with this id. */
  async remove(id: string): Promise<string | null | undefined> {
    if (!isUuid(id)) return undefined;
    const [rows] = await this.dataSource.query<[{ label: string | null }[], number]>(
      'DELETE FROM invitations WHERE id = $1 AND NOT for_first_admin RETURNING label',
      [id],
    );
    return rows[0]?.label;
  }

  async removeExpired(): Promise<void> {
    await this.dataSource.query('DELETE FROM invitations WHERE expires_at < now()');
  }
}

function toInvitation(row: Row): Invitation {
  return {
    id: row.id,
    label: row.label,
    createdAtMs: row.created_at.getTime(),
    createdBy: row.created_by,
    expiresAtMs: row.expires_at.getTime(),
    maxUses: row.max_uses,
    uses: row.uses,
  };
}
