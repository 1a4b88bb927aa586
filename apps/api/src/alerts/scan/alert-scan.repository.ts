import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { AlertDeliveriesRepository, type NewAlert } from '../delivery/alert-deliveries.repository';
import type { KnownChanges } from './known-changes';

/** The result of the last scan on any node. */
export interface LastScan {
  /** Counts the scans, so that of two nodes that scan at the same time one stores its result. */
  version: number;
  ageMs: number;
  release: string;
  digest: string;
  known: KnownChanges;
}

@Injectable()
export class AlertScanRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly deliveries: AlertDeliveriesRepository,
  ) {}

  /** The last scan, without what it knew; null before the first one. */
  async last(): Promise<Omit<LastScan, 'known'> | null> {
    const rows = await this.dataSource.query<Omit<LastScan, 'known'>[]>(
      `SELECT version, release, digest,
         (extract(epoch FROM now() - scanned_at) * 1000)::double precision AS "ageMs" FROM alert_scan`,
    );
    return rows[0] ?? null;
  }

  async known(): Promise<KnownChanges | null> {
    const rows = await this.dataSource.query<Pick<LastScan, 'known'>[]>('SELECT known FROM alert_scan');
    return rows[0]?.known ?? null;
  }

  /** Adds zones to what the last scan knew, if it was by the same rules: they are compared when the rules change. */
  async addKnown(digest: string, { fromMs, zones }: KnownChanges): Promise<void> {
    await this.dataSource.query(
      `UPDATE alert_scan SET known = jsonb_set(known, '{zones}', (known -> 'zones') || $3::jsonb)
       WHERE digest = $1 AND (known -> 'fromMs')::double precision = $2`,
      [digest, fromMs, JSON.stringify(zones)],
    );
  }

  /**
   * Stores a scan together with its alerts, unless another node has stored one since `previous`.
   * @returns how many alerts were added, or null if another node was first
   */
  store(
    previous: number | null,
    { release, digest, known }: Pick<LastScan, 'release' | 'digest' | 'known'>,
    alerts: readonly NewAlert[],
  ): Promise<number | null> {
    return this.dataSource.transaction(async (manager) => {
      const values = [release, digest, JSON.stringify(known), previous];
      const stored = await manager.query<unknown[]>(
        `INSERT INTO alert_scan (version, scanned_at, release, digest, known)
         VALUES (coalesce($4::integer, 0) + 1, now(), $1, $2, $3)
         ON CONFLICT (only_row) DO UPDATE SET version = excluded.version, scanned_at = excluded.scanned_at,
           release = excluded.release, digest = excluded.digest, known = excluded.known
         WHERE alert_scan.version = $4 RETURNING 1`,
        values,
      );
      return stored.length === 0 ? null : this.deliveries.add(alerts, null, manager);
    });
  }
}
