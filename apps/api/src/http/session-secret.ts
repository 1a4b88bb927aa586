import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { keptSetting } from '../database/kept-setting';

/** Injection token of the key that signs session cookies and CSRF tokens. */
export const SESSION_SECRET = Symbol('session secret');

/** The key kept in the database, so that no start has to be given one and nodes agree. */
export function keptSessionSecret(dataSource: DataSource): Promise<string> {
  return keptSetting(dataSource, 'session_secret', randomBytes(32).toString('hex'));
}
