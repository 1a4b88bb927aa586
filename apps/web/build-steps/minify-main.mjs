/** Minifies the main script once more: merging its chunks leaves long names where two chunks used the same one. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { BUILT, mainScript } from './built-page.mjs';

const file = join(BUILT, mainScript());
const { code } = transformSync(readFileSync(file, 'utf8'), {
  minify: true,
  format: 'esm',
  target: 'es2022',
  legalComments: 'none',
});
writeFileSync(file, code);
