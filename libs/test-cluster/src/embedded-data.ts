import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from './provision';

/** A process of its own: PGlite needs dynamic imports, which Jest's sandbox does not have. */
const OPENING = `
  for (const flag of ['--liftoff-only', '--no-wasm-tier-up', '--no-wasm-dynamic-tiering'])
    require('node:v8').setFlagsFromString(flag);
  const { PGlite } = require('@electric-sql/pglite');
  const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=8MB', '-c', 'max_connections=10'];
  const open = (dataDir) => PGlite.create({ dataDir, startParams });`;

const SCRIPT = `${OPENING}
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

const READING = `${OPENING}
  const [, dataDir, statement] = process.argv;
  open(dataDir).then(async (db) => {
    process.stdout.write(JSON.stringify((await db.query(statement)).rows));
    await db.close();
  })`;

/** What a release after this one leaves behind. */
export const FROM_A_NEWER_RELEASE =
  "INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'Newer9999999999999')";

/** Runs statements on the data of a server that is stopped; with a path, writes a backup of what they made of it. */
export function changeData(dataDir: string, statements: string, backup = ''): void {
  const input = statements;
  execFileSync(process.execPath, ['-e', SCRIPT, join(dataDir, 'pg'), backup], { cwd: PROJECT_ROOT, input });
}

/** The rows of a question to the data of a server that is stopped. */
export function readData<T>(dataDir: string, statement: string): T[] {
  const output = execFileSync(process.execPath, ['-e', READING, join(dataDir, 'pg'), statement], {
    cwd: PROJECT_ROOT,
    encoding: 'utf8',
  });
  return JSON.parse(output) as T[];
}

/** The data of a server that is stopped as the release before hashed ids left them: ids and their key in clear, in the database. */
export function makeDataOfEarlierRelease(dataDir: string, sessionId: string): void {
  const file = join(dataDir, 'secret');
  changeData(
    dataDir,
    `UPDATE sessions SET sid = '${sessionId}' WHERE sid = encode(sha256('${sessionId}'), 'base64');
     ALTER TABLE sessions DROP COLUMN id, DROP COLUMN created_at;
     DELETE FROM migrations WHERE name = 'HashSessionIds1764115200000';
     INSERT INTO settings (name, value) VALUES ('session_secret', '${readFileSync(file, 'utf8').trim()}')`,
  );
  rmSync(file);
}
