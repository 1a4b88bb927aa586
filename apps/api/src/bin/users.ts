import { readConfig } from '../config/env';
import { endWithSentence } from '../config/failed-start';
import { operate, report } from './operator';

async function main(): Promise<void> {
  report(await operate(readConfig(), { command: 'users', args: process.argv.slice(2) }));
}

main().catch(endWithSentence);
