import 'reflect-metadata';
import { readConfig } from '../config/env';
import { endWithSentence } from '../config/failed-start';
import { openDatabase } from '../database/open-database';

async function main(): Promise<void> {
  const dataSource = await openDatabase(readConfig().database, []);
  await dataSource.destroy();
  process.stdout.write('The database fits this release.\n');
}

main().catch(endWithSentence);
