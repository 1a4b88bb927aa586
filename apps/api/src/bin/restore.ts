import { readConfig } from '../config/env';
import { endWithSentence } from '../config/failed-start';
import { keepFilesPrivate } from '../database/embedded/private-folder';
import { restoreEmbedded } from '../database/embedded/restore';
import { report } from './report';

async function main(): Promise<void> {
  keepFilesPrivate();
  const [file, ...rest] = process.argv.slice(2);
  if (file === undefined || rest.length > 0) {
    report({ isDone: false, text: 'Usage: npm run restore -- FILE' });
    return;
  }
  const { database } = readConfig();
  if (database.url !== null) {
    report({ isDone: false, text: 'DATABASE_URL names a PostgreSQL: restore it with its own pg_restore.' });
    return;
  }
  report({ isDone: true, text: await restoreEmbedded(database.dataDir, file) });
}

main().catch(endWithSentence);
