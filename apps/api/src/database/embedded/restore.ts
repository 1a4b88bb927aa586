import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseRefusedError } from '../database-refused.error';
import { isRowBackup } from './backup-file';
import { clusterFolder } from './embedded-database';
import { lockFolder } from './folder-lock';
import { makeDataPrivate, makePrivateFolder } from './private-folder';
import { restoreArchive } from './restore-archive';
import { restoreRows } from './restore-rows';
import { syncPath, syncTree } from './sync-files';

/**
 * Replaces the embedded database with a backup. A new cluster is created beside the current one first, so that a bad file
 * changes nothing; the previous data remains under another name. Sessions and reset links end.
 * @returns a sentence for the terminal
 * @throws FolderInUseError while a server uses it, DatabaseRefusedError for a file that is not a backup of this
 *   release or an earlier one
 */
export async function restoreEmbedded(dataDir: string, file: string): Promise<string> {
  const folder = clusterFolder(dataDir);
  makePrivateFolder(folder);
  const unlock = await lockFolder(folder);
  const incoming = join(dataDir, 'pg-restoring');
  try {
    await unpack(file, dataDir, incoming);
    syncTree(incoming);
    return swap(folder, incoming, file);
  } finally {
    rmSync(incoming, { recursive: true, force: true });
    makeDataPrivate(dataDir);
    await unlock();
  }
}

async function unpack(file: string, dataDir: string, incoming: string): Promise<void> {
  if (!existsSync(file))
    throw new DatabaseRefusedError(`There is no file ${file}: give the path of a backup.`);
  rmSync(incoming, { recursive: true, force: true });
  try {
    if (await isRowBackup(file)) await restoreRows(file, dataDir, incoming);
    else await restoreArchive(file, incoming);
  } catch (cause) {
    if (cause instanceof DatabaseRefusedError) throw cause;
    throw new DatabaseRefusedError(
      `${file} is not a backup of Live TZ: give a file that \`npm run backup\` wrote.`,
      { cause },
    );
  }
}

function swap(folder: string, incoming: string, file: string): string {
  const isEmpty = !existsSync(join(folder, 'PG_VERSION'));
  const previous = `${folder}-before-${new Date().toISOString().replace(/[:.]/g, '-')}`;
  if (isEmpty) rmSync(folder, { recursive: true });
  else renameSync(folder, previous);
  renameSync(incoming, folder);
  syncPath(dirname(folder));
  const signedOut = 'All users have to sign in again.';
  return `${file} is restored. ${signedOut}${isEmpty ? '' : ` The previous data is kept in ${previous}.`}`;
}
