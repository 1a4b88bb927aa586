import { randomUUID } from 'node:crypto';
import { sign } from 'cookie-signature';
import { SESSION_COOKIE } from '../../src/http/session-cookie';
import { query } from './postgres';

/** Signs the cookies of people who never logged in. */
export const DRILL_SECRET = 'a secret of the drills, long enough';

/**
 * Makes people with a session each, straight in the database: registration is limited, and hashes passwords.
 * @returns their cookie headers
 */
export async function makePeople(databaseUrl: string, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  await query(
    databaseUrl,
    `INSERT INTO users (id, username, username_key, password_hash)
     SELECT id, id::text, id::text, 'none' FROM unnest($1::uuid[]) AS id`,
    [ids],
  );
  await query(
    databaseUrl,
    `INSERT INTO sessions (sid, sess, expire)
     SELECT id::text, json_build_object(
       'cookie', json_build_object('path', '/'), 'passport', json_build_object('user', id), 'extendedAtMs', $2::bigint
     ), now() + interval '1 day' FROM unnest($1::uuid[]) AS id`,
    [ids, Date.now()],
  );
  return ids.map((id) => `${SESSION_COOKIE}=${encodeURIComponent(`s:${sign(id, DRILL_SECRET)}`)}`);
}
