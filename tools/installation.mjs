/** What `npm ci` has installed in this checkout: everything, or with `--omit=dev` only what builds and runs. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
/** npm's own record of what it has installed. */
const INSTALLED = join(ROOT, 'node_modules/.package-lock.json');
/** `npm ci` deletes it together with all packages. */
const PRUNED = join(ROOT, 'node_modules/.pruned');

export function hasDevTools() {
  if (!existsSync(INSTALLED)) return true;
  const { packages } = JSON.parse(readFileSync(INSTALLED, 'utf8'));
  return Object.values(packages).some(({ dev }) => dev === true);
}

export function isPruned() {
  return existsSync(PRUNED);
}

/** Deletes what only development tools read, such as source maps, from the packages: a third of their disk space. */
export function pruneInstallation() {
  try {
    writeFileSync(PRUNED, '');
  } catch {
    // The packages belong to another user.
    return;
  }
  spawnSync(process.execPath, [join(ROOT, 'docker/prune.mjs'), 'unused-files', ROOT], {
    stdio: ['ignore', 2, 2],
  });
}
