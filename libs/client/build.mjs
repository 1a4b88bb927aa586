/** Writes the npm package `@live-tz/client` to `dist/packages/client`: one bundled module, its types, README and licence. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const ROOT = join(import.meta.dirname, '../..');
const SOURCE = import.meta.dirname;
const PACKAGE = join(ROOT, 'dist/packages/client');

rmSync(PACKAGE, { recursive: true, force: true });
mkdirSync(PACKAGE, { recursive: true });
await build({
  entryPoints: [join(SOURCE, 'src/index.ts')],
  outfile: join(PACKAGE, 'index.js'),
  tsconfig: join(SOURCE, 'tsconfig.json'),
  bundle: true,
  format: 'esm',
  platform: 'neutral',
  target: 'es2022',
});
copyDeclarations();
const description = readJson(join(SOURCE, 'package.json'));
description.version = readJson(join(ROOT, 'package.json')).version;
writeFileSync(join(PACKAGE, 'package.json'), `${JSON.stringify(description, null, 2)}\n`);
copyFileSync(join(SOURCE, 'README.md'), join(PACKAGE, 'README.md'));
copyFileSync(join(ROOT, 'LICENSE'), join(PACKAGE, 'LICENSE'));

/** Copies what `index.d.ts` refers to, and none of the declarations of the bundled modules. */
function copyDeclarations() {
  const folder = mkdtempSync(join(ROOT, 'dist/packages/declarations-'));
  try {
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const config = join(SOURCE, 'tsconfig.build.json');
    execFileSync(process.execPath, [tsc, '-p', config, '--outDir', folder], { stdio: ['ignore', 2, 2] });
    const pending = ['index'];
    for (const name of pending) {
      const text = readFileSync(join(folder, `libs/client/src/${name}.d.ts`), 'utf8');
      writeFileSync(join(PACKAGE, `${name}.d.ts`), text);
      for (const [, neighbour] of text.matchAll(/from '\.\/([\w-]+)\.js'/g))
        if (!pending.includes(neighbour)) pending.push(neighbour);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
