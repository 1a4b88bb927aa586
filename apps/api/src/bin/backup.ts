import { resolve } from 'node:path';
import { readConfig } from '../config/env';
import { endWithSentence } from '../config/failed-start';
import { operate } from './operate';
import { report } from './report';

async function main(): Promise<void> {
  const [file, ...rest] = process.argv.slice(2);
  if (file === undefined || rest.length > 0) {
    report({ isDone: false, text: 'Usage: npm run backup -- FILE' });
    return;
  }
  report(await operate(readConfig(), { command: 'backup', file: resolve(file) }));
}

main().catch(endWithSentence);
