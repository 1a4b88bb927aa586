/**
 * Writes the bill of materials of what a release contains, `dist/sbom.cdx.json` (CycloneDX), from the lock alone: it needs no network.
 * Those are the packages that the server loads, and those that the build puts into the page's files.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withReleasedPackages } from './released-packages.mjs';

const ROOT = join(import.meta.dirname, '..');
const FILE = join(ROOT, 'dist/sbom.cdx.json');
const FORM = ['--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only', '--offline'];

const text = withReleasedPackages((folder) =>
  execFileSync('npm', ['sbom', ...FORM], { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 ** 2 }),
);
const bom = JSON.parse(text);
// npm names the component after the folder.
bom.metadata.component.name = 'live-tz';
mkdirSync(join(ROOT, 'dist'), { recursive: true });
writeFileSync(FILE, `${JSON.stringify(bom, null, 2)}\n`);
process.stdout.write(`${bom.components.length} packages: dist/sbom.cdx.json\n`);
