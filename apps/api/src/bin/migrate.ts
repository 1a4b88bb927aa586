import 'reflect-metadata';
import { readConfig } from '../config/env';
import { exitWithMessage } from '../config/failed-start';
import { keepFilesPrivate } from '../database/embedded/private-folder';
import { openDatabase } from '../database/open-database';

async function main(): Promise<void> {
  keepFilesPrivate();
  const dataSource = await openDatabase(readConfig().database, []);
  await dataSource.destroy();
  process.stdout.write('The database fits this release.\n');
}

main().catch(exitWithMessage);
