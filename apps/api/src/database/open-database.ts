import { DataSource, type DataSourceOptions } from 'typeorm';
import type { Config } from '../config/env';
import { DatabaseRefusedError } from './database-refused.error';
import { embeddedOptions, postgresOptions } from './data-source-options';
import { EmbeddedDatabase } from './embedded/embedded-database';
import { migrate } from './migrate';

type Entities = NonNullable<DataSourceOptions['entities']>;

/** A data source over the embedded database; the two live and end together. */
export class EmbeddedDataSource extends DataSource {
  constructor(
    options: DataSourceOptions,
    readonly embedded: EmbeddedDatabase,
  ) {
    super(options);
  }

  override async destroy(): Promise<void> {
    await super.destroy();
    await this.embedded.close();
  }
}

/**
 * Opens the database the configuration names and migrates it.
 * @throws FolderInUseError, DatabaseRefusedError with a sentence for the operator
 */
export async function openDatabase(config: Config['database'], entities: Entities): Promise<DataSource> {
  const dataSource = await connect(config, entities);
  try {
    await migrate(dataSource, config.url !== null);
    return dataSource;
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
}

async function connect({ url, dataDir }: Config['database'], entities: Entities): Promise<DataSource> {
  if (url === null) {
    const embedded = await EmbeddedDatabase.open(dataDir);
    return new EmbeddedDataSource(
      { ...embeddedOptions(embedded.socketFolder), entities } as DataSourceOptions,
      embedded,
    ).initialize();
  }
  try {
    return await new DataSource({ ...postgresOptions(url), entities } as DataSourceOptions).initialize();
  } catch (error) {
    throw new DatabaseRefusedError(`PostgreSQL cannot be used, check DATABASE_URL: ${reasonOf(error)}.`, {
      cause: error,
    });
  }
}

/** The driver's own words name host, database or user, never the password. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  return error instanceof Error && error.message !== '' ? error.message : 'it does not answer';
}
