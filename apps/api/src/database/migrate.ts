import type { DataSource, QueryRunner } from 'typeorm';
import { MIGRATIONS } from './data-source-options';
import { DatabaseRefusedError } from './database-refused.error';

/** An arbitrary number that is the same on all nodes; see `pg_advisory_lock`. */
const MIGRATION_LOCK = 7_184_022;
/** The first version with `gen_random_uuid()` without an extension and with generated columns. */
const MIN_POSTGRES_VERSION = 130_000;

/**
 * Migrates the schema to this release, or refuses a database that this release cannot handle.
 * @throws DatabaseRefusedError for a PostgreSQL that is too old, or data written by a newer release
 */
export async function migrate(dataSource: DataSource): Promise<void> {
  await refuseOldServer(dataSource);
  await refuseNewerData(dataSource);
  await dataSource.runMigrations({ transaction: 'all' });
}

/** Migrates one node at a time where several may start together. The lock belongs to a connection and ends with it. */
export async function migrateUnderLock(dataSource: DataSource): Promise<void> {
  const lockHolder = dataSource.createQueryRunner();
  try {
    await lockHolder.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await migrate(dataSource);
  } finally {
    await unlock(lockHolder);
  }
}

async function unlock(lockHolder: QueryRunner): Promise<void> {
  await lockHolder.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
  await lockHolder.release();
}

async function refuseOldServer(dataSource: DataSource): Promise<void> {
  const [row] = await dataSource.query<{ server_version_num: string }[]>('SHOW server_version_num');
  if (Number(row?.server_version_num) >= MIN_POSTGRES_VERSION) return;
  throw new DatabaseRefusedError('The PostgreSQL of DATABASE_URL is too old: use version 13 or later.');
}

async function refuseNewerData(dataSource: DataSource): Promise<void> {
  const [table] = await dataSource.query<{ name: string | null }[]>(
    "SELECT to_regclass('migrations') AS name",
  );
  if (!table?.name) return;
  refuseUnknown(await dataSource.query<{ name: string }[]>('SELECT name FROM migrations'));
}

/** @throws DatabaseRefusedError if a migration was applied that this release does not have */
export function refuseUnknown(applied: readonly { name: string }[]): void {
  const known: readonly string[] = MIGRATIONS.map(({ name }) => name);
  if (applied.every(({ name }) => known.includes(name))) return;
  throw new DatabaseRefusedError(
    'The data were written by a newer release of Live TZ: start that release, or restore a backup of this one.',
  );
}
