/** Finds an independent build of the tz database for comparison: Debian's package `tzdata`. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const BUNDLED = join(ROOT, 'node_modules/moment-timezone/data/packed/latest.json');
const CACHE = join(ROOT, 'node_modules/.cache');
/** Unpacked into a cache, because other programs may rely on the release the system has installed. */
const UNPACKED = join(CACHE, 'tzdata');

/** The IANA release of the bundled zone data, for example `2026f`. */
export function bundledRelease() {
  return JSON.parse(readFileSync(BUNDLED, 'utf8')).version;
}

/** Path of a `tzdata.zi` of the bundled release, or null. */
export function findTzdata() {
  return sources().find((path) => releaseOf(path) === bundledRelease()) ?? null;
}

/** Path of a `tzdata.zi` of any release, or null. */
export function findAnyTzdata() {
  return sources()[0] ?? null;
}

/** Path of the `NEWS` in Debian's package, which names it a changelog, or null. */
export function findTzdataNews() {
  return (
    [UNPACKED, '/'].map((root) => join(root, 'usr/share/doc/tzdata/changelog.gz')).find(existsSync) ?? null
  );
}

/** Unpacks Debian's newest package into the cache, without root and atomically. */
export function unpackTzdata() {
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(join(CACHE, 'tzdata-'));
  try {
    if (!run(folder, 'apt-get', 'download', '-qq', 'tzdata')) return false;
    const [archive] = readdirSync(folder);
    if (archive === undefined || !run(folder, 'dpkg-deb', '-x', archive, 'unpacked')) return false;
    rmSync(UNPACKED, { recursive: true, force: true });
    renameSync(join(folder, 'unpacked'), UNPACKED);
    return true;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sources() {
  return [UNPACKED, '/'].map((root) => join(root, 'usr/share/zoneinfo/tzdata.zi')).filter(existsSync);
}

/** The first line is `# version 2026f`. */
function releaseOf(path) {
  return /^# version (\S+)/.exec(readFileSync(path, 'utf8'))?.[1];
}

function run(folder, program, ...args) {
  return spawnSync(program, args, { cwd: folder, stdio: ['ignore', 2, 2] }).status === 0;
}
