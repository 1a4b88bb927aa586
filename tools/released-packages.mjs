import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepDependencies } from '../docker/prune.mjs';

const ROOT = join(import.meta.dirname, '..');

/** Runs a function with a folder whose `package.json` and lock name only the packages that a release contains. */
export function withReleasedPackages(run) {
  const { pageDependencies, serverDependencies } = JSON.parse(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  );
  const folder = mkdtempSync(join(tmpdir(), 'live-tz-released-'));
  try {
    for (const file of ['package.json', 'package-lock.json', '.npmrc'])
      copyFileSync(join(ROOT, file), join(folder, file));
    keepDependencies(folder, [...new Set([...serverDependencies, ...pageDependencies])].sort());
    return run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
