import 'reflect-metadata';
import { enableCompileCache } from './config/compile-cache';
import { readConfig } from './config/env';
import { exitWithMessage } from './config/failed-start';
import { keepYoungGenerationSmall, letYoungGenerationGrow } from './config/young-generation';
import { keepFilesPrivate } from './database/embedded/private-folder';
import { EmbeddedDatabase, type OpeningDatabase } from './database/embedded/embedded-database';

/** The embedded database takes as long to open as the program to load, so it is opened at the same time on its own thread. */
async function start(): Promise<void> {
  keepYoungGenerationSmall();
  keepFilesPrivate();
  const config = readConfig();
  const { url, dataDir } = config.database;
  const opening = url === null ? await openEmbedded(dataDir) : null;
  const { serve } = await import('./serve.js');
  await serve(config, opening);
  letYoungGenerationGrow();
}

async function openEmbedded(dataDir: string): Promise<OpeningDatabase> {
  const opening = await EmbeddedDatabase.begin(dataDir);
  // Only now is the folder known to be this process's own.
  enableCompileCache(dataDir);
  return opening;
}

start().catch(exitWithMessage);
