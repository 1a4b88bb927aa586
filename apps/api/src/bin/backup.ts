import { randomUUID } from 'node:crypto';
import { createReadStream, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ControlAnswer } from '../admin/control-protocol';
import { type Config, readConfig } from '../config/env';
import { exitWithMessage } from '../config/failed-start';
import { keepFilesPrivate, makePrivateFolder } from '../database/embedded/private-folder';
import { commandName } from './command-name';
import { operate } from './operate';
import { positionals } from './positionals';
import { report } from './report';

async function main(): Promise<void> {
  keepFilesPrivate();
  const [file, ...rest] = positionals() ?? [];
  if (file === undefined || rest.length > 0) {
    report({ isDone: false, text: `Usage: ${commandName('backup')} FILE, or - for standard output` });
    return;
  }
  const config = readConfig();
  if (file === '-') await backUpToOutput(config);
  else report(await operate(config, { command: 'backup', file: resolve(file) }));
}

/** Writes nothing before the backup is complete, so that a partial one cannot be taken for a whole one. */
async function backUpToOutput(config: Config): Promise<void> {
  if (process.stdout.isTTY) {
    report({ isDone: false, text: 'A backup is not text: redirect it to a file or a program.' });
    return;
  }
  const folder = resolve(config.database.dataDir, 'run');
  const file = join(folder, `backup-${randomUUID()}`);
  if (config.database.url === null) makePrivateFolder(folder);
  try {
    const answer = await operate(config, { command: 'backup', file });
    if (answer.isDone) await pipeline(createReadStream(file), process.stdout, { end: false });
    reportToStderr(answer, file);
  } finally {
    rmSync(file, { force: true });
  }
}

/** The message goes to stderr, because the backup goes to stdout. */
function reportToStderr({ isDone, text }: ControlAnswer, file: string): void {
  process.stderr.write(`${text.replace(`${file}: `, 'Backup: ')}\n`);
  process.exitCode = isDone ? 0 : 1;
}

main().catch(exitWithMessage);
