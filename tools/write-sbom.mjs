/**
 * Writes the bill of materials of what a release contains, `dist/sbom.cdx.json` (CycloneDX), from the lock alone: it needs no network.
 * Those are the packages that the server loads, and those that the build puts into the page's files.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepDependencies } from '../docker/prune.mjs';

const ROOT = join(import.meta.dirname, '..');
const FILE = join(ROOT, 'dist/sbom.cdx.json');
const FORM = ['--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only', '--offline'];

const { pageDependencies, serverDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'live-tz-sbom-'));
try {
  for (const file of ['package.json', 'package-lock.json', '.npmrc'])
    copyFileSync(join(ROOT, file), join(folder, file));
  keepDependencies(folder, [...new Set([...serverDependencies, ...pageDependencies])]);
  const text = execFileSync('npm', ['sbom', ...FORM], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 ** 2,
  });
  const bom = JSON.parse(text);
  // npm names the component after the folder.
  bom.metadata.component.name = 'live-tz';
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  writeFileSync(FILE, `${JSON.stringify(bom, null, 2)}\n`);
  process.stdout.write(`${bom.components.length} packages: dist/sbom.cdx.json\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
