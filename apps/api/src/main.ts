import 'reflect-metadata';
import { readConfig } from './config/env';
import { endWithSentence } from './config/failed-start';
import { keepFilesPrivate } from './database/embedded/private-folder';
import { EmbeddedDatabase } from './database/embedded/embedded-database';

/** The embedded database takes as long to open as the program to be read: it opens meanwhile, on a thread of its own. */
async function start(): Promise<void> {
  keepFilesPrivate();
  const config = readConfig();
  const { url, dataDir } = config.database;
  const opening = url === null ? await EmbeddedDatabase.begin(dataDir) : null;
  const { serve } = await import('./serve.js');
  await serve(config, opening);
}

start().catch(endWithSentence);
