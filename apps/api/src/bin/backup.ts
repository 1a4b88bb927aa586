import { randomUUID } from 'node:crypto';
import { createReadStream, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ControlAnswer } from '../admin/control-protocol';
import { type Config, readConfig } from '../config/env';
import { endWithSentence } from '../config/failed-start';
import { keepFilesPrivate, makePrivateFolder } from '../database/embedded/private-folder';
import { commandName } from './command-name';
import { operate } from './operate';
import { report } from './report';

async function main(): Promise<void> {
  keepFilesPrivate();
  const [file, ...rest] = process.argv.slice(2);
  if (file === undefined || rest.length > 0) {
    report({ isDone: false, text: `Usage: ${commandName('backup')} FILE, or - for standard output` });
    return;
  }
  const config = readConfig();
  if (file === '-') await backUpToOutput(config);
  else report(await operate(config, { command: 'backup', file: resolve(file) }));
}

/** Nothing is written before the backup is whole: what reads it never takes half of one for all. */
async function backUpToOutput(config: Config): Promise<void> {
  if (process.stdout.isTTY) {
    report({ isDone: false, text: 'A backup is no text for a terminal: send it to a file or a program.' });
    return;
  }
  const folder = resolve(config.database.dataDir, 'run');
  const file = join(folder, `backup-${randomUUID()}`);
  if (config.database.url === null) makePrivateFolder(folder);
  try {
    const answer = await operate(config, { command: 'backup', file });
    if (answer.isDone) await pipeline(createReadStream(file), process.stdout, { end: false });
    tell(answer, file);
  } finally {
    rmSync(file, { force: true });
  }
}

/** What there is to say goes to where no backup does. */
function tell({ isDone, text }: ControlAnswer, file: string): void {
  process.stderr.write(`${text.replace(`${file}: `, 'Backup: ')}\n`);
  process.exitCode = isDone ? 0 : 1;
}

main().catch(endWithSentence);
