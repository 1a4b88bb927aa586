import { DataSource, type DataSourceOptions } from 'typeorm';
import { type BackupHeader, headerOf } from '../backup/backup-format';
import { checkBackup, loadBackup } from '../backup/load-backup';
import { embeddedOptions, MIGRATIONS } from '../data-source-options';
import { refuseUnknown } from '../migrate';
import { EmbeddedDatabase } from './embedded-database';
import { linesOf } from './backup-file';

/**
 * Creates a new cluster from a backup of rows. The migrations of the backup are applied first; later ones follow at the next
 * start.
 * @throws DatabaseRefusedError for rows of a newer release, Error for a file that is not a complete backup
 */
export async function restoreRows(file: string, dataDir: string, incoming: string): Promise<void> {
  // The whole backup is checked before a cluster is created.
  const { migrations } = await read(file, checkBackup);
  refuseUnknown(migrations.map((name) => ({ name })));
  await read(file, (lines) => load(migrations, lines, dataDir, incoming));
}

async function read(
  file: string,
  use: (lines: AsyncIterable<string>) => Promise<void>,
): Promise<BackupHeader> {
  const lines = linesOf(file);
  const first = await lines.next();
  const header = first.done === true ? null : headerOf(first.value);
  if (header === null) throw new Error('The first line is no header.');
  await use(lines);
  return header;
}

async function load(
  migrations: readonly string[],
  lines: AsyncIterable<string>,
  dataDir: string,
  incoming: string,
): Promise<void> {
  const { opened } = await EmbeddedDatabase.begin(dataDir, incoming);
  const embedded = await opened;
  try {
    const dataSource = await new DataSource({
      ...embeddedOptions(embedded.socketFolder),
      migrations: MIGRATIONS.filter(({ name }) => migrations.includes(name)),
    } as DataSourceOptions).initialize();
    try {
      await undoLaterMigrations(dataSource, migrations);
      await dataSource.runMigrations({ transaction: 'all' });
      await loadBackup(dataSource, lines);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await embedded.close();
  }
}

/** A new cluster may have seen every migration of this release: for older rows it begins with an empty schema. */
async function undoLaterMigrations(dataSource: DataSource, migrations: readonly string[]): Promise<void> {
  if (MIGRATIONS.every(({ name }) => migrations.includes(name))) return;
  await dataSource.query('DROP SCHEMA public CASCADE');
  await dataSource.query('CREATE SCHEMA public');
}
