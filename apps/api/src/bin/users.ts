import { USAGE, usersCommandOf } from '../admin/users-command';
import { readConfig } from '../config/env';
import { endWithSentence } from '../config/failed-start';
import { keepFilesPrivate } from '../database/embedded/private-folder';
import { commandName } from './command-name';
import { operate } from './operate';
import { report } from './report';

async function main(): Promise<void> {
  keepFilesPrivate();
  const args = process.argv.slice(2);
  // Looked at here as well: a slip of the keyboard must not make a database.
  if (usersCommandOf(args) === null) report({ isDone: false, text: usage() });
  else report(await operate(readConfig(), { command: 'users', args }));
}

function usage(): string {
  return USAGE.replace('npm run users --', commandName('users'));
}

main().catch(endWithSentence);
