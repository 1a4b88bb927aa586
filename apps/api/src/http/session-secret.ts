import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';

/** Injection token of the key that signs session cookies and CSRF tokens. */
export const SESSION_SECRET = Symbol('session secret');

const NAME = 'session_secret';

/** The key kept in the database, made by whichever node comes first: all nodes must share it. */
export async function keptSessionSecret(dataSource: DataSource): Promise<string> {
  await dataSource.query('INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING', [
    NAME,
    randomBytes(32).toString('hex'),
  ]);
  const rows = await dataSource.query<{ value: string }[]>('SELECT value FROM settings WHERE name = $1', [
    NAME,
  ]);
  const value = rows[0]?.value;
  if (value === undefined) throw new Error('The key of the sessions is missing in the table settings.');
  return value;
}
