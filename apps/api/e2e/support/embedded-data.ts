import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** A process of its own: PGlite needs dynamic imports, which Jest's sandbox does not have. */
const SCRIPT = `
  const [, dataDir, statements, backup] = process.argv;
  require('@electric-sql/pglite').PGlite.create({ dataDir }).then(async (db) => {
    await db.exec(statements);
    if (backup) {
      const dump = await db.dumpDataDir('gzip');
      require('node:fs').writeFileSync(backup, Buffer.from(await dump.arrayBuffer()));
    }
    await db.close();
  })`;

/** What a release after this one leaves behind. */
export const FROM_A_NEWER_RELEASE =
  "INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'Newer9999999999999')";

/** Runs statements on the data of a server that is stopped; with a path, writes a backup of what they made of it. */
export function changeData(dataDir: string, statements: string, backup = ''): void {
  execFileSync(process.execPath, ['-e', SCRIPT, join(dataDir, 'pg'), statements, backup], { cwd: __dirname });
}
