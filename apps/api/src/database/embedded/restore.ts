import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { DatabaseRefusedError } from '../database-refused.error';
import { refuseUnknown } from '../migrate';
import { clusterFolder } from './embedded-database';
import { lockFolder } from './folder-lock';
import { makePrivateFolder } from './private-folder';

/**
 * Replaces the embedded database by a backup. The backup is opened beside the data first, so that a bad file changes
 * nothing; the data that stood there are kept under another name.
 * @returns a sentence for the terminal
 * @throws FolderInUseError while a server runs on it, DatabaseRefusedError for a file that is no backup of this
 *   release or an earlier one
 */
export async function restoreEmbedded(dataDir: string, file: string): Promise<string> {
  const folder = clusterFolder(dataDir);
  makePrivateFolder(folder);
  const unlock = await lockFolder(folder);
  const incoming = join(dataDir, 'pg-restoring');
  try {
    await unpack(file, incoming);
    return swap(folder, incoming, file);
  } finally {
    rmSync(incoming, { recursive: true, force: true });
    await unlock();
  }
}

async function unpack(file: string, incoming: string): Promise<void> {
  if (!existsSync(file))
    throw new DatabaseRefusedError(`There is no file ${file}: give the path of a backup.`);
  rmSync(incoming, { recursive: true, force: true });
  refuseUnknown(await migrationsIn(file, incoming));
}

/** Opens the backup in a folder of its own, and tells which migrations it has seen. */
async function migrationsIn(file: string, incoming: string): Promise<{ name: string }[]> {
  try {
    const db = await PGlite.create({ dataDir: incoming, loadDataDir: new Blob([readFileSync(file)]) });
    const { rows } = await db.query<{ name: string }>('SELECT name FROM migrations');
    await db.close();
    return rows;
  } catch (cause) {
    throw new DatabaseRefusedError(
      `${file} is no backup of Live TZ: give a file that \`npm run backup\` wrote.`,
      { cause },
    );
  }
}

function swap(folder: string, incoming: string, file: string): string {
  const isEmpty = !existsSync(join(folder, 'PG_VERSION'));
  const kept = `${folder}-before-${new Date().toISOString().replace(/[:.]/g, '-')}`;
  if (isEmpty) rmSync(folder, { recursive: true });
  else renameSync(folder, kept);
  renameSync(incoming, folder);
  return `${file} is restored.${isEmpty ? '' : ` What was there before is kept in ${kept}.`}`;
}
