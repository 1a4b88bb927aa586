/** Compiles and restarts the API after every change. Stops both processes when it is stopped. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const SOURCES = ['apps/api/src', 'libs/contracts/src', 'libs/planning/src', 'libs/wall-clock/src'];
const run = (command, ...args) => spawn(command, args, { cwd: ROOT, stdio: 'inherit' });

const children = [
  run(
    'npx',
    'swc',
    ...SOURCES,
    '--out-dir',
    'dist',
    '--config-file',
    'apps/api/.swcrc',
    '--copy-files',
    '--watch',
    '--quiet',
  ),
  run(process.execPath, '--watch', 'dist/apps/api/src/main.js'),
];
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => children.forEach((child) => child.kill(signal)));
}
