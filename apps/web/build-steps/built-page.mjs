import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where Angular puts the files of the page. */
export const BUILT = join(import.meta.dirname, '../../../dist/apps/web/browser');

/** The files that a browser loads until the dashboard shows its first second, by their paths in the folder. */
export function dashboardFiles(folder = BUILT) {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const found = new Set();
  for (const [, path] of html.matchAll(/<(?:script|link)\b[^>]*\s(?:src|href)="([\w/.-]+)"/g)) visit(path);
  return [...found];

  function visit(path) {
    if (found.has(path)) return;
    found.add(path);
    for (const imported of staticImports(folder, path)) visit(imported);
  }
}

/** The path of the script that starts the page. */
export function mainScript(folder = BUILT) {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const [, path] = /<script\b[^>]*\ssrc="(main-[\w-]+\.js)"/.exec(html) ?? [];
  if (path === undefined) throw new Error('The built document has no main script.');
  return path;
}

/** Static imports, which a browser loads before it runs the file. */
function staticImports(folder, path) {
  if (!path.endsWith('.js')) return [];
  const code = readFileSync(join(folder, path), 'utf8');
  return [...code.matchAll(/\b(?:from|import)\s*["'`]\.\/([\w-]+\.js)["'`]/g)].map(([, file]) => file);
}
