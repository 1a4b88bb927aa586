import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { AUDIT_PAGE_SIZE, type AuditEntry, type AuditKind, type AuditUser } from '@live-tz/contracts';
import { DataSource } from 'typeorm';

/** An entry before it is stored. */
export type AuditEvent = Omit<AuditEntry, 'id' | 'atMs'>;

/** The filters of a query; null omits a filter. */
export interface AuditQuery {
  /** A user name, in any case: finds also what the user did, and events under the user's other names. */
  username: string | null;
  kind: AuditKind | null;
  /** Only rows older than the row with this id. */
  before: string | null;
}

interface Row {
  id: string;
  at: Date;
  kind: AuditKind;
  user_id: string | null;
  username: string | null;
  acting_user_id: string | null;
  acting_username: string | null;
  network: string | null;
  detail: AuditEntry['detail'];
}

/** More than a user causes in 180 days. */
const MAX_ENTRIES_OF_USER = 10_000;

@Injectable()
export class AuditRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async add({ kind, user, actingUser, network, detail }: AuditEvent): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO audit (kind, user_id, username, acting_user_id, acting_username, network, detail)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        kind,
        user?.id ?? null,
        user?.username ?? null,
        actingUser?.id ?? null,
        actingUser?.username ?? null,
        network,
        JSON.stringify(detail),
      ],
    );
  }

  /** The newest first, at most {@link AUDIT_PAGE_SIZE}. */
  async find({ username, kind, before }: AuditQuery): Promise<AuditEntry[]> {
    const conditions = [
      ...(username === null
        ? []
        : ['(user_id IN (SELECT id FROM matching) OR acting_user_id IN (SELECT id FROM matching))']),
      '($2::text IS NULL OR kind = $2)',
      '($3::uuid IS NULL OR (at, id) < (SELECT at, id FROM audit WHERE id = $3))',
    ];
    const rows = await this.dataSource.query<Row[]>(
      `WITH matching AS (
         SELECT user_id AS id FROM audit WHERE lower(username) = lower($1::text)
         UNION SELECT acting_user_id FROM audit WHERE lower(acting_username) = lower($1)
         UNION SELECT id FROM users WHERE lower(username) = lower($1)
       )
       SELECT * FROM audit WHERE ${conditions.join(' AND ')}
       ORDER BY at DESC, id DESC LIMIT ${AUDIT_PAGE_SIZE}`,
      [username, kind, before],
    );
    return rows.map(toEntry);
  }

  /** What happened to a user and what the user did, the newest first, at most {@link MAX_ENTRIES_OF_USER}. */
  async about(userId: string): Promise<AuditEntry[]> {
    const rows = await this.dataSource.query<Row[]>(
      `SELECT * FROM audit WHERE user_id = $1 OR acting_user_id = $1
       ORDER BY at DESC, id DESC LIMIT ${MAX_ENTRIES_OF_USER}`,
      [userId],
    );
    return rows.map(toEntry);
  }

  async lastAt(kind: AuditKind, userId: string): Promise<number | null> {
    const [row] = await this.dataSource.query<{ at: Date | null }[]>(
      'SELECT max(at) AS at FROM audit WHERE user_id = $1 AND kind = $2',
      [userId, kind],
    );
    return row?.at?.getTime() ?? null;
  }

  async lastOfKind(kind: AuditKind): Promise<number | null> {
    const [row] = await this.dataSource.query<{ at: Date | null }[]>(
      'SELECT max(at) AS at FROM audit WHERE kind = $1',
      [kind],
    );
    return row?.at?.getTime() ?? null;
  }

  /** Removes rows that are older than 180 days. */
  async prune(): Promise<void> {
    await this.dataSource.query("DELETE FROM audit WHERE at < now() - interval '180 days'");
  }
}

function toEntry(row: Row): AuditEntry {
  return {
    id: row.id,
    atMs: row.at.getTime(),
    kind: row.kind,
    user: auditUser(row.user_id, row.username),
    actingUser: auditUser(row.acting_user_id, row.acting_username),
    network: row.network,
    detail: row.detail,
  };
}

function auditUser(id: string | null, username: string | null): AuditUser | null {
  return id === null || username === null ? null : { id, username };
}
