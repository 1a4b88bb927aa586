import { DataSource, type DataSourceOptions } from 'typeorm';
import type { Config } from '../config/env';
import { DatabaseRefusedError } from './database-refused.error';
import { connectionPool } from './connection-pool';
import { embeddedOptions, postgresOptions } from './data-source-options';
import { EmbeddedDatabase, type OpeningDatabase } from './embedded/embedded-database';
import { makeCheckpoints } from './embedded/checkpoints';
import { cutHungConnections } from './hung-connections';
import { migrate, migrateUnderLock } from './migrate';

type Entities = NonNullable<DataSourceOptions['entities']>;

/** A data source on the embedded database, which is closed with it. */
export class EmbeddedDataSource extends DataSource {
  private readonly stopCheckpoints = makeCheckpoints(this);

  constructor(
    options: DataSourceOptions,
    readonly embedded: EmbeddedDatabase,
  ) {
    super(options);
  }

  override async destroy(): Promise<void> {
    this.stopCheckpoints();
    await super.destroy();
    await this.embedded.close();
  }
}

/**
 * Opens the configured database and migrates it.
 * @param opening the embedded database, if it is already being opened
 * @throws FolderInUseError, DatabaseRefusedError with a message for the operator
 */
export async function openDatabase(
  { url, dataDir }: Config['database'],
  entities: Entities,
  opening: OpeningDatabase | null = null,
): Promise<DataSource> {
  if (url !== null) return openPostgres(url, entities);
  const { opened } = opening ?? (await EmbeddedDatabase.begin(dataDir));
  return openEmbedded(await opened, entities);
}

async function openEmbedded(embedded: EmbeddedDatabase, entities: Entities): Promise<DataSource> {
  const options = { ...embeddedOptions(embedded.socketFolder), entities } as DataSourceOptions;
  const dataSource = await new EmbeddedDataSource(options, embedded).initialize();
  try {
    await migrate(dataSource);
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
  return dataSource;
}

async function openPostgres(url: string, entities: Entities): Promise<DataSource> {
  const dataSource = new DataSource({ ...postgresOptions(url), entities } as DataSourceOptions);
  try {
    await dataSource.initialize();
    await migrateUnderLock(dataSource);
  } catch (error) {
    if (dataSource.isInitialized) await dataSource.destroy();
    throw error instanceof DatabaseRefusedError ? error : refused(error);
  }
  cutHungConnections(connectionPool(dataSource));
  return dataSource;
}

function refused(cause: unknown): DatabaseRefusedError {
  return new DatabaseRefusedError(`PostgreSQL cannot be used, check DATABASE_URL: ${reasonOf(cause)}.`, {
    cause,
  });
}

/** The driver's message names host, database or user, but never the password. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  return error instanceof Error && error.message !== '' ? error.message : 'it does not answer';
}
