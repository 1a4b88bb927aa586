/**
 * Reduces a folder with a `package.json` and its lock to what the server loads; `dist` already contains the page. Licences stay.
 *
 * - `node prune.mjs packages FOLDER`, before `npm ci`: leaves in `package.json` and the lock only the packages that the server loads.
 * - `node prune.mjs files FOLDER`, after it: deletes from `node_modules` the files that only compilers, browsers and debuggers read.
 * - `node prune.mjs unused-files FOLDER`: the same where the program is built as well, so packages of the build
 *   lose only their maps and the native cache of Angular.
 */
import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MAP = /\.map$/;
/** Speeds up the next build of a changed page. Angular builds without it as well. */
const BUILD_CACHE = /^node_modules\/(@lmdb|lmdb)\//;
/** Files by their names: declarations and sources of TypeScript, maps, texts, and builds for module loaders Node does not have. */
const NOT_LOADED = [
  /\.[cm]?ts$/,
  MAP,
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

/** What the packages with these names may load, as paths of the lock, found as Node finds it. */
export function loadedPackages(names, lock) {
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
  for (const name of names) visit(`node_modules/${name}`);
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

/** Leaves in `package.json` and its lock the dependencies with these names and what they may load. */
export function keepDependencies(root, names) {
  const manifest = readJson(root, 'package.json');
  const lock = readJson(root, 'package-lock.json');
  const loaded = loadedPackages(names, lock);
  const dependencies = Object.fromEntries(names.map((name) => [name, manifest.dependencies[name]]));
  for (const each of [manifest, lock.packages['']]) {
    each.dependencies = dependencies;
    delete each.devDependencies;
  }
  for (const list of ['buildDependencies', 'pageDependencies', 'serverDependencies']) delete manifest[list];
  lock.packages = Object.fromEntries(
    Object.entries(lock.packages).filter(([path]) => path === '' || loaded.has(path)),
  );
  writeJson(root, 'package.json', manifest);
  writeJson(root, 'package-lock.json', lock);
}

function prunePackages(root) {
  keepDependencies(root, readJson(root, 'package.json').serverDependencies);
}

function pruneFiles(root) {
  rmSync(join(root, 'node_modules/.bin'), { recursive: true, force: true });
  for (const file of filesBelow(root, 'node_modules')) if (isNotLoaded(file)) rmSync(join(root, file));
  removeEmptyFolders(join(root, 'node_modules'));
}

function pruneUnusedFiles(root) {
  const { buildDependencies, pageDependencies } = readJson(root, 'package.json');
  const lock = readJson(root, 'package-lock.json');
  const built = loadedPackages([...buildDependencies, ...pageDependencies], lock);
  for (const file of filesBelow(root, 'node_modules')) {
    const isUnused = built.has(packageOf(file))
      ? MAP.test(file) || BUILD_CACHE.test(file)
      : isNotLoaded(file);
    if (isUnused) rmSync(join(root, file));
  }
}

/** The package that a file below `node_modules` belongs to, as a path of the lock. */
function packageOf(file) {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
}

function readJson(root, name) {
  return JSON.parse(readFileSync(join(root, name), 'utf8'));
}

function writeJson(root, name, value) {
  writeFileSync(join(root, name), `${JSON.stringify(value, null, 2)}\n`);
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

const STEPS = { packages: prunePackages, files: pruneFiles, 'unused-files': pruneUnusedFiles };

if (import.meta.filename === process.argv[1]) {
  const [step, root] = process.argv.slice(2);
  const run = STEPS[step];
  if (run === undefined || root === undefined || !existsSync(join(root, 'package-lock.json'))) {
    process.stderr.write(
      'Usage: node prune.mjs packages|files|unused-files FOLDER, which holds a package-lock.json\n',
    );
    process.exit(2);
  }
  run(root);
}
