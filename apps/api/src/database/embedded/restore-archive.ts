import { readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { SESSION_SECRET_SETTING } from '../backup/backup-format';
import { refuseUnknown } from '../migrate';
import { pgliteOptions } from './pglite-options';

/**
 * Unpacks a backup of an earlier release: the archive of a whole cluster. Sessions, reset links and the session key are
 * removed from it, because others may have had access to the archive.
 * @throws DatabaseRefusedError for data of a newer release, Error for a file that is not the archive of a cluster
 */
export async function restoreArchive(file: string, incoming: string): Promise<void> {
  const db = await PGlite.create({
    ...pgliteOptions(incoming),
    loadDataDir: new Blob([readFileSync(file)]),
  });
  try {
    refuseUnknown((await db.query<{ name: string }>('SELECT name FROM migrations')).rows);
    await db.exec('TRUNCATE sessions, password_resets');
    await db.query('DELETE FROM settings WHERE name = $1', [SESSION_SECRET_SETTING]);
    // Deleted rows stay in the file until the table is rewritten.
    await db.exec('VACUUM FULL settings');
  } finally {
    await db.close();
  }
}
