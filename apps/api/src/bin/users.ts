import { USAGE, usersCommandOf } from '../admin/users-command';
import { readConfig } from '../config/env';
import { exitWithMessage } from '../config/failed-start';
import { keepFilesPrivate } from '../database/embedded/private-folder';
import { commandName } from './command-name';
import { operate } from './operate';
import { positionals } from './positionals';
import { report } from './report';

async function main(): Promise<void> {
  keepFilesPrivate();
  const args = positionals() ?? [];
  // Checked here as well, so that a typing error does not create a database.
  if (usersCommandOf(args) === null) report({ isDone: false, text: usage() });
  else report(await operate(readConfig(), { command: 'users', args }));
}

function usage(): string {
  return USAGE.replace('npm run users --', commandName('users'));
}

main().catch(exitWithMessage);
