import 'reflect-metadata';
import { readConfig } from './config/env';
import { exitWithMessage } from './config/failed-start';
import { keepFilesPrivate } from './database/embedded/private-folder';
import { EmbeddedDatabase } from './database/embedded/embedded-database';

/** The embedded database takes as long to open as the program to load, so it is opened at the same time on its own thread. */
async function start(): Promise<void> {
  keepFilesPrivate();
  const config = readConfig();
  const { url, dataDir } = config.database;
  const opening = url === null ? await EmbeddedDatabase.begin(dataDir) : null;
  const { serve } = await import('./serve.js');
  await serve(config, opening);
}

start().catch(exitWithMessage);
