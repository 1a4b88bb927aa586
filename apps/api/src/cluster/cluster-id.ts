import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { getOrCreateSetting } from '../database/settings';

/** Injection token of the id that is common to the nodes of one cluster. */
export const CLUSTER_ID = Symbol('cluster id');

/** All keys and channels of a cluster in Redis contain its id, so that two clusters can use one Redis. */
export function getOrCreateClusterId(dataSource: DataSource): Promise<string> {
  return getOrCreateSetting(dataSource, 'cluster_id', randomBytes(8).toString('hex'));
}

/** The prefix of every key and channel of a cluster. */
export function clusterPrefix(clusterId: string): string {
  return `live-tz:${clusterId}`;
}
