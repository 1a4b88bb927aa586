/**
 * Writes `dist/live-tz-VERSION.tar.gz`, which needs Node and nothing else: `tar xf`, then `node live-tz-VERSION/main.js`. It has the
 * built program and the packages that the server loads, for the system and processor it was made on.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const PRUNE = join(ROOT, 'docker/prune.mjs');
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const name = `live-tz-${version}`;
const work = mkdtempSync(join(tmpdir(), 'live-tz-release-'));
const folder = join(work, name);
const run = (command, ...args) => execFileSync(command, args, { cwd: folder, stdio: ['ignore', 2, 2] });

try {
  mkdirSync(folder);
  for (const file of ['package.json', 'package-lock.json', '.npmrc', 'LICENSE', 'NOTICE', 'README.md'])
    cpSync(join(ROOT, file), join(folder, file));
  for (const built of ['dist/apps/api/src', 'dist/apps/web', 'dist/libs'])
    cpSync(join(ROOT, built), join(folder, built), { recursive: true });
  run(process.execPath, PRUNE, 'packages', folder);
  run('npm', 'ci');
  run(process.execPath, PRUNE, 'files', folder);
  writeFileSync(join(folder, 'main.js'), "require('./dist/apps/api/src/main.js');\n");
  const archive = join(ROOT, 'dist', `${name}.tar.gz`);
  execFileSync('tar', ['czf', archive, '-C', work, name]);
  process.stdout.write(`${archive}\n`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
