import { randomUUID } from 'node:crypto';
import { sign } from 'cookie-signature';
import { changeData } from './embedded-data';
import { query } from './postgres';
import { runCommand } from './running-app';

/** The session secret of drills, which signs the cookies of users who never logged in. */
export const DRILL_SECRET = 'a secret of the drills, long enough';
/** Without TLS the session cookie has no prefix. */
const SESSION_COOKIE = 'livetz.sid';

/**
 * Inserts users with a session each into a migrated PostgreSQL database: registration is rate-limited and hashes passwords.
 * @returns their cookie headers
 */
export async function createUsers(databaseUrl: string, count: number): Promise<string[]> {
  const ids = newIds(count);
  for (const statement of statementsFor(ids)) await query(databaseUrl, statement);
  return ids.map(cookieHeaderOf);
}

/** Inserts users into the embedded database of a data folder that no server has open; the folder may be empty. */
export async function createUsersIn(dataDir: string, count: number): Promise<string[]> {
  const { code, stderr } = await runCommand('migrate', [], { DATA_DIR: dataDir });
  if (code !== 0) throw new Error(`The data folder could not be created: ${stderr}`);
  const ids = newIds(count);
  changeData(dataDir, statementsFor(ids).join(';\n'));
  return ids.map(cookieHeaderOf);
}

function newIds(count: number): string[] {
  return Array.from({ length: count }, () => randomUUID());
}

function statementsFor(ids: readonly string[]): string[] {
  const allIds = `unnest('{${ids.join(',')}}'::uuid[]) AS id`;
  return [
    `INSERT INTO users (id, username, username_key, password_hash) SELECT id, id::text, id::text, 'none' FROM ${allIds}`,
    `INSERT INTO sessions (sid, sess, expire)
     SELECT encode(sha256(convert_to(id::text, 'UTF8')), 'base64'), json_build_object(
       'cookie', json_build_object('path', '/'), 'passport', json_build_object('user', id), 'extendedAtMs', ${Date.now()}
     ), now() + interval '1 day' FROM ${allIds}`,
  ];
}

function cookieHeaderOf(id: string): string {
  return `${SESSION_COOKIE}=${encodeURIComponent(`s:${sign(id, DRILL_SECRET)}`)}`;
}
