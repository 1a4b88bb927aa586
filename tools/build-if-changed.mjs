/**
 * Builds both apps if a source has changed since the last build, and prunes the packages where the development tools are not
 * installed. Concurrent starts in one checkout take turns, and the first one does it for all of them.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasDevTools, isPruned, pruneInstallation } from './installation.mjs';

const ROOT = join(import.meta.dirname, '..');
const STAMP = join(ROOT, 'dist/.built-from');
const SOURCES = [
  '.browserslistrc',
  'apps/api',
  'apps/web',
  'libs/client',
  'libs/contracts',
  'libs/planning',
  'libs/wall-clock',
  'nx.json',
  'package-lock.json',
  'tsconfig.base.json',
];
const NOT_BUILT = /\.spec\.ts$|\/(e2e|testing)\/|\/jest\.config\.ts$|\/openapi\.json$/;

/** A hash of everything a build reads. */
function sourceHash() {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap(filesIn).filter((path) => !NOT_BUILT.test(path))) {
    hash.update(`${file}\0`).update(readFileSync(join(ROOT, file)));
  }
  return hash.digest('hex');
}

function filesIn(path) {
  if (!existsSync(join(ROOT, path))) return [];
  if (/\.[a-z]+$/.test(path)) return [path];
  return readdirSync(join(ROOT, path), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1))
    .sort();
}

function isBuilt(hash) {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash;
}

/** Locks the checkout by a listening socket, which the kernel releases when its process ends. */
async function lock() {
  const name = `live-tz-build-${createHash('sha256').update(ROOT).digest('hex').slice(0, 32)}`;
  const path = process.platform === 'linux' ? `\0${name}` : join(tmpdir(), name);
  for (;;) {
    const server = createServer();
    const isLocked = await new Promise((resolve) => {
      server.once('error', () => resolve(false)).listen(path, () => resolve(true));
    });
    if (isLocked) return () => server.close();
    await released(path);
  }
}

/** The connection closes when the process with the lock ends. */
function released(path) {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('error', resolve).once('close', resolve);
  });
}

function canBePruned() {
  return !isPruned() && !hasDevTools();
}

function build() {
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], { cwd: ROOT, stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(status ?? 1);
}

if (!isBuilt(sourceHash()) || canBePruned()) {
  const unlock = await lock();
  const hash = sourceHash();
  if (!isBuilt(hash)) {
    process.stderr.write('Building Live TZ; this takes about a minute and happens only after a change.\n');
    build();
    mkdirSync(join(ROOT, 'dist'), { recursive: true });
    writeFileSync(`${STAMP}.new`, hash);
    renameSync(`${STAMP}.new`, STAMP);
  }
  if (canBePruned()) pruneInstallation();
  unlock();
}
