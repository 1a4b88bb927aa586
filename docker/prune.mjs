/**
 * Leaves in a `node_modules` only what the server loads: `node prune.mjs FOLDER`, with the folder's `package.json` and
 * `package-lock.json` beside it. What the page is built of lies in `dist` already; what only compilers, browsers or
 * debuggers read is read by nobody in an image. Licences stay.
 */
import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Files by their names: declarations and sources of TypeScript, maps, texts, and builds for module loaders Node does not have. */
const NOT_LOADED = [
  /\.[cm]?ts$/,
  /\.map$/,
  /(^|\/)(?!licen[cs]e|notice|copying)[^/]*\.(md|markdown)$/i,
  /^node_modules\/bintrees\/test\//,
  /^node_modules\/class-validator\/(bundles|esm\d+)\//,
  /^node_modules\/class-transformer\/(bundles|esm\d+)\//,
  /^node_modules\/libphonenumber-js\/bundle\//,
  /^node_modules\/moment(-timezone)?\/(builds|dist|min|src)\//,
  /^node_modules\/rxjs\/dist\/(bundles|esm5?)\//,
  /^node_modules\/swagger-ui-dist\/swagger-ui-es-bundle/,
  /^node_modules\/typeorm\/browser\//,
  // Extensions of PostgreSQL that nobody creates.
  /^node_modules\/@electric-sql\/pglite\/dist\/[^/]*\.tar\.gz$/,
];

/** The packages the server may load, as paths of the lock, found from `package.json` as Node finds them. */
export function loadedPackages(manifest, lock) {
  const found = new Set();
  const visit = (path) => {
    if (found.has(path)) return;
    found.add(path);
    const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } =
      lock.packages[path];
    const peers = Object.keys(peerDependencies ?? {}).filter(
      (name) => !peerDependenciesMeta?.[name]?.optional,
    );
    for (const name of [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers]) {
      const next = resolve(lock, path, name);
      if (next !== null) visit(next);
    }
  };
  for (const name of Object.keys(manifest.dependencies)) visit(`node_modules/${name}`);
  return found;
}

/** Whether a file below `node_modules` is one that Node never opens here. */
export function isNotLoaded(file) {
  return NOT_LOADED.some((pattern) => pattern.test(file));
}

function resolve(lock, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0))) {
    const candidate = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (candidate in lock.packages) return candidate;
    if (folder === '') return null;
  }
}

function prune(root) {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const loaded = loadedPackages(manifest, lock);
  for (const path of Object.keys(lock.packages)) {
    if (path !== '' && !loaded.has(path)) removePackage(root, path, loaded);
  }
  rmSync(join(root, 'node_modules/.bin'), { recursive: true, force: true });
  for (const file of filesBelow(root, 'node_modules')) if (isNotLoaded(file)) rmSync(join(root, file));
  removeEmptyFolders(join(root, 'node_modules'));
}

/** A package that goes takes along what lies in it, but for what others reach there: nothing does that npm installs. */
function removePackage(root, path, loaded) {
  const isHolder = [...loaded].some((other) => other.startsWith(`${path}/`));
  if (isHolder) throw new Error(`${path} holds a package that is loaded.`);
  rmSync(join(root, path), { recursive: true, force: true });
}

function filesBelow(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(root, path) : [path];
  });
}

function removeEmptyFolders(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) removeEmptyFolders(join(folder, entry.name));
  }
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}

if (import.meta.filename === process.argv[1]) {
  const [root] = process.argv.slice(2);
  if (root === undefined || !existsSync(join(root, 'package-lock.json'))) {
    process.stderr.write('Usage: node prune.mjs FOLDER, which holds a package-lock.json\n');
    process.exit(2);
  }
  prune(root);
}
