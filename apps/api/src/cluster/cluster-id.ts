import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { getOrCreateSetting } from '../database/settings';

/** Injection token of the id by which the nodes of one system know each other. */
export const CLUSTER_ID = Symbol('cluster id');

/** All that a cluster has in Redis bears its id, so that two of them on one Redis share nothing. */
export function getOrCreateClusterId(dataSource: DataSource): Promise<string> {
  return getOrCreateSetting(dataSource, 'cluster_id', randomBytes(8).toString('hex'));
}

/** The beginning of every key and channel of a cluster. */
export function clusterPrefix(clusterId: string): string {
  return `live-tz:${clusterId}`;
}
