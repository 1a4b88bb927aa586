import { randomUUID } from 'node:crypto';
import { sign } from 'cookie-signature';
import { openDatabase } from '../../src/database/open-database';
import { SESSION_COOKIE } from '../../src/sessions/session-cookie';
import { query } from './postgres';

/** Signs the cookies of people who never logged in. */
export const DRILL_SECRET = 'a secret of the drills, long enough';

type RunStatement = (statement: string, parameters: unknown[]) => Promise<unknown>;

/**
 * Makes people with a session each, straight in the database: registration is limited, and hashes passwords.
 * @returns their cookie headers
 */
export function makePeople(databaseUrl: string, count: number): Promise<string[]> {
  return insertPeople((statement, parameters) => query(databaseUrl, statement, parameters), count);
}

/**
 * The same in the embedded database of a data folder that no server has open; the folder may be new.
 * Only for compiled programs: PGlite needs dynamic imports, which Jest's sandbox does not have.
 */
export async function makePeopleIn(dataDir: string, count: number): Promise<string[]> {
  const dataSource = await openDatabase({ url: null, dataDir }, []);
  try {
    return await insertPeople((statement, parameters) => dataSource.query(statement, parameters), count);
  } finally {
    await dataSource.destroy();
  }
}

async function insertPeople(run: RunStatement, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  await run(
    `INSERT INTO users (id, username, username_key, password_hash)
     SELECT id, id::text, id::text, 'none' FROM unnest($1::uuid[]) AS id`,
    [ids],
  );
  await run(
    `INSERT INTO sessions (sid, sess, expire)
     SELECT encode(sha256(convert_to(id::text, 'UTF8')), 'base64'), json_build_object(
       'cookie', json_build_object('path', '/'), 'passport', json_build_object('user', id), 'extendedAtMs', $2::bigint
     ), now() + interval '1 day' FROM unnest($1::uuid[]) AS id`,
    [ids, Date.now()],
  );
  return ids.map((id) => `${SESSION_COOKIE}=${encodeURIComponent(`s:${sign(id, DRILL_SECRET)}`)}`);
}
