/**
 * Makes the document show something before the page's script has loaded: inlines the skeleton, its styles and its scripts, moves
 * the style sheet behind them, and has the browser load at once what the first second needs.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { BUILT, mainScript } from './built-page.mjs';

const SOURCES = join(import.meta.dirname, '../src/first-paint');
const LIBS = join(import.meta.dirname, '../../../libs');
const DOCUMENT = join(BUILT, 'index.html');
const FONTS = /^inter-(digits|text)-\w+\.woff2$/;
/** Not valid in a nonce, so the server replaces it in every response. */
const NONCE = '__CSP_NONCE__';

/** The libs do nothing when they are imported, so what is not used of them is left out. */
const PURE_LIBS = {
  name: 'pure-libs',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^(@live-tz\/|\.)/ }, async ({ path, pluginData, ...options }) => {
      if (pluginData === PURE_LIBS) return undefined;
      const found = await resolve(path, { ...options, pluginData: PURE_LIBS });
      return { ...found, sideEffects: !found.path.startsWith(LIBS) };
    });
  },
};

const html = readFileSync(DOCUMENT, 'utf8');
if (!html.includes('id="first-paint"')) writeFileSync(DOCUMENT, await withFirstPaint(html));

async function withFirstPaint(built) {
  const [styles] = only(built, /<link rel="stylesheet"[^>]*>/);
  const head = [
    // The first request gets the connection of the document; any other needs one more round trip.
    `<link rel="modulepreload" href="${mainScript()}">`,
    ...fonts().map(
      (file) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="media/${file}">`,
    ),
    `<script>${await bundled('theme.ts')}</script>`,
    `<style nonce="${NONCE}">${await bundled('first-paint.css')}</style>`,
  ];
  const skeleton = readFileSync(join(SOURCES, 'skeleton.html'), 'utf8').replaceAll(/\s*\n\s*/g, '');
  const [data] = only(built, /<script id="page-data"[^]*?<\/script>/);
  const body = [skeleton, data, `<script>${await bundled('first-paint.ts')}</script>`, styles];
  return built
    .replace(styles, '')
    .replace(/(<meta charset[^>]*>)/, (charset) => charset + head.join(''))
    .replace(data, () => body.join(''));
}

/** The text of a file with all that it imports, as a classic script or as styles. */
async function bundled(file) {
  const { outputFiles } = await build({
    entryPoints: [join(SOURCES, file)],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: file.endsWith('.css') ? 'esnext' : 'es2022',
    tsconfig: join(SOURCES, '../../tsconfig.app.json'),
    plugins: [PURE_LIBS],
  });
  const text = outputFiles[0].text.trim();
  if (text.includes('</') || text.includes(NONCE)) throw new Error(`${file} cannot be inlined.`);
  return text;
}

function fonts() {
  const files = readdirSync(join(BUILT, 'media')).filter((file) => FONTS.test(file));
  if (files.length !== 2) throw new Error(`The build has ${files.length} fonts for the first paint, not 2.`);
  return files;
}

function only(text, pattern) {
  const matches = [...text.matchAll(new RegExp(pattern, 'g'))];
  if (matches.length !== 1) throw new Error(`The built document has ${matches.length} of ${pattern}, not 1.`);
  return matches[0];
}
