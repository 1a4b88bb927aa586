/**
 * Writes the bill of materials of what a release contains, `dist/sbom.cdx.json` (CycloneDX), from the lock alone: it needs no network.
 * `npm sbom --omit dev` also omits dependencies of the program that a tool depends on as well; the property it sets on
 * development-only packages is correct.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const FILE = join(ROOT, 'dist/sbom.cdx.json');
const FORM = ['--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only', '--offline'];
const PAGE_PACKAGE =
  /^(@angular\/(cdk|common|core|platform-browser|router)|@fontsource-variable\/inter|socket\.io-client)$/;
const FOR_DEVELOPMENT = 'cdx:npm:package:development';

const text = execFileSync('npm', ['sbom', ...FORM], {
  cwd: ROOT,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 ** 2,
});
const bom = JSON.parse(text);
// npm names the component after the folder.
bom.metadata.component.name = 'live-tz';
const ofThePage = pagePackages();
bom.components = bom.components.filter(
  ({ 'bom-ref': ref, properties = [] }) =>
    ofThePage.has(ref) || !properties.some(({ name }) => name === FOR_DEVELOPMENT),
);
const kept = new Set([bom.metadata.component, ...bom.components].map((component) => component['bom-ref']));
bom.dependencies = bom.dependencies
  .filter(({ ref }) => kept.has(ref))
  .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((each) => kept.has(each)) }));
mkdirSync(join(ROOT, 'dist'), { recursive: true });
writeFileSync(FILE, `${JSON.stringify(bom, null, 2)}\n`);
process.stdout.write(`${bom.components.length} packages: dist/sbom.cdx.json\n`);

/** The build puts these into the page's files, so a release contains them although nothing installs them. */
function pagePackages() {
  const found = new Set();
  const visit = (ref) => {
    if (found.has(ref)) return;
    found.add(ref);
    for (const next of bom.dependencies.find((each) => each.ref === ref)?.dependsOn ?? []) visit(next);
  };
  for (const { 'bom-ref': ref, name } of bom.components) if (PAGE_PACKAGE.test(name)) visit(ref);
  return found;
}
