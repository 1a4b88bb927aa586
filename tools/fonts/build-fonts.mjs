/**
 * Writes the two fonts that the first paint needs, `apps/web/src/fonts`, out of Inter as `@fontsource-variable/inter` has it:
 * the digits of the clocks in one weight and optical size, and the characters of English text in the weights of text.
 * All other characters come from the package's own files, which browsers load when a page has such a character.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const subsetFont = createRequire(import.meta.url)('subset-font');
const ROOT = join(import.meta.dirname, '../..');
const INTER = join(ROOT, 'node_modules/@fontsource-variable/inter/files');
const FONTS = join(ROOT, 'apps/web/src/fonts');

const ASCII = String.fromCodePoint(...Array.from({ length: 95 }, (_, index) => 0x20 + index));
/** As in the `unicode-range` of `apps/web/src/styles/fonts.css`. */
const PUNCTUATION = '\u00a0°±·×–—‘’“”…←↑→↓−';

const SUBSETS = {
  'inter-digits': {
    source: 'inter-latin-opsz-normal.woff2',
    text: '0123456789:',
    // 32 is the optical size that browsers choose for large text.
    variationAxes: { wght: 300, opsz: 32 },
  },
  'inter-text': {
    source: 'inter-latin-wght-normal.woff2',
    text: ASCII + PUNCTUATION,
    variationAxes: { wght: { min: 400, max: 600 } },
  },
};

mkdirSync(FONTS, { recursive: true });
for (const [name, { source, text, variationAxes }] of Object.entries(SUBSETS)) {
  const font = await subsetFont(readFileSync(join(INTER, source)), text, {
    targetFormat: 'woff2',
    variationAxes,
    // Inter's alternative glyphs, which the page does not use, are half of the file.
    keepFeatures: ['kern', 'tnum'],
    noHinting: true,
  });
  writeFileSync(join(FONTS, `${name}.woff2`), font);
  process.stdout.write(`${name}.woff2: ${font.length} bytes\n`);
}
