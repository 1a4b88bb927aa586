/** Has the document load the fonts of the first paint at once, instead of when the first text needs them: their names have hashes. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILT } from './built-page.mjs';

const FIRST_PAINT = /^inter-(digits|text)-\w+\.woff2$/;

const document = join(BUILT, 'index.html');
const html = readFileSync(document, 'utf8');
if (!html.includes('rel="preload"')) {
  const links = readdirSync(join(BUILT, 'media'))
    .filter((file) => FIRST_PAINT.test(file))
    .map((file) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="media/${file}">`);
  if (links.length !== 2) throw new Error(`The build has ${links.length} fonts for the first paint, not 2.`);
  writeFileSync(document, html.replace('</head>', `${links.join('')}</head>`));
}
