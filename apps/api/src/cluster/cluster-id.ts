import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';

/** Injection token of the id by which the nodes of one system know each other. */
export const CLUSTER_ID = Symbol('cluster id');

const NAME = 'cluster_id';

/**
 * The id kept in the database, made by whichever node comes first. All that a cluster has in Redis bears it, so that
 * two of them on one Redis share nothing.
 */
export async function keptClusterId(dataSource: DataSource): Promise<string> {
  await dataSource.query('INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING', [
    NAME,
    randomBytes(8).toString('hex'),
  ]);
  const rows = await dataSource.query<{ value: string }[]>('SELECT value FROM settings WHERE name = $1', [
    NAME,
  ]);
  const value = rows[0]?.value;
  if (value === undefined) throw new Error('The id of the cluster is missing in the table settings.');
  return value;
}

/** The beginning of every key and channel of a cluster. */
export function clusterPrefix(clusterId: string): string {
  return `live-tz:${clusterId}`;
}
