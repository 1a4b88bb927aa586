import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from './provision';

/** Run in a separate process: PGlite needs dynamic imports, which Jest's sandbox lacks. */
const OPENING = `
  for (const flag of ['--liftoff-only', '--no-wasm-tier-up', '--no-wasm-dynamic-tiering'])
    require('node:v8').setFlagsFromString(flag);
  const { PGlite } = require('@electric-sql/pglite');
  const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=8MB', '-c', 'max_connections=10'];
  const open = (dataDir) => PGlite.create({ dataDir, startParams });`;

const CHANGE_SCRIPT = `${OPENING}
  const [, dataDir, backup] = process.argv;
  const statements = require('node:fs').readFileSync(0, 'utf8');
  open(dataDir).then(async (db) => {
    await db.exec(statements);
    if (backup) {
      const dump = await db.dumpDataDir('gzip');
      require('node:fs').writeFileSync(backup, Buffer.from(await dump.arrayBuffer()));
    }
    await db.close();
  })`;

const QUERY_SCRIPT = `${OPENING}
  const [, dataDir, statement] = process.argv;
  open(dataDir).then(async (db) => {
    process.stdout.write(JSON.stringify((await db.query(statement)).rows));
    await db.close();
  })`;

/** The mark of a later release in the database. */
export const NEWER_RELEASE_MIGRATION =
  "INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'Newer9999999999999')";

/** Runs statements on the data of a stopped server and, given a path, writes a backup of the result. */
export function changeData(dataDir: string, statements: string, backup = ''): void {
  const input = statements;
  execFileSync(process.execPath, ['-e', CHANGE_SCRIPT, join(dataDir, 'pg'), backup], {
    cwd: PROJECT_ROOT,
    input,
  });
}

/** Queries the data of a stopped server. */
export function readData<T>(dataDir: string, statement: string): T[] {
  const output = execFileSync(process.execPath, ['-e', QUERY_SCRIPT, join(dataDir, 'pg'), statement], {
    cwd: PROJECT_ROOT,
    encoding: 'utf8',
  });
  return JSON.parse(output) as T[];
}

/**
 * Turns the data of a stopped server into those of the release before session ids were hashed: ids and key in plain text.
 * @param more further statements
 * @param backup path for a backup of the result
 */
export function makeDataOfEarlierRelease(dataDir: string, sessionId: string, more = '', backup = ''): void {
  const file = join(dataDir, 'secret');
  changeData(
    dataDir,
    `UPDATE sessions SET sid = '${sessionId}' WHERE sid = encode(sha256('${sessionId}'), 'base64');
     ALTER TABLE sessions DROP COLUMN id, DROP COLUMN created_at;
     DELETE FROM migrations WHERE name = 'HashSessionIds1764115200000';
     INSERT INTO settings (name, value) VALUES ('session_secret', '${readFileSync(file, 'utf8').trim()}');
     ${more}`,
    backup,
  );
  rmSync(file);
}
