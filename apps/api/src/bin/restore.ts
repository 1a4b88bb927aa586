import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { readConfig } from '../config/env';
import { exitWithMessage } from '../config/failed-start';
import { keepFilesPrivate } from '../database/embedded/private-folder';
import { restoreEmbedded } from '../database/embedded/restore';
import { commandName } from './command-name';
import { positionals } from './positionals';
import { report } from './report';

/** The file name for standard input. */
const STANDARD_INPUT = '-';

async function main(): Promise<void> {
  keepFilesPrivate();
  const [file, ...rest] = positionals() ?? [];
  if (file === undefined || rest.length > 0) {
    report({ isDone: false, text: `Usage: ${commandName('restore')} FILE` });
    return;
  }
  const { database } = readConfig();
  if (database.url !== null) {
    report({ isDone: false, text: 'DATABASE_URL names a PostgreSQL: restore it with its own pg_restore.' });
    return;
  }
  const { dataDir } = database;
  const text = await (file === STANDARD_INPUT
    ? withStandardInput((received) => restoreEmbedded(dataDir, received))
    : restoreEmbedded(dataDir, file));
  report({ isDone: true, text });
}

/** Passes standard input on as a file that only this account can read and that is removed afterwards. */
async function withStandardInput(use: (file: string) => Promise<string>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'live-tz-restore-'));
  try {
    const file = join(folder, 'standard-input');
    await pipeline(process.stdin, createWriteStream(file, { mode: 0o600 }));
    return await use(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch(exitWithMessage);
