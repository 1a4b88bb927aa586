/**
 * Finds the programs that the end-to-end tests need, or installs their Debian packages:
 * `node tools/provision.mjs chromium|geonames|nginx|postgresql|redis|tzdata|zdump|zic ...`. Prints the path of each. If one is missing
 * and cannot be installed, it exits with a message and code 1, because tests are never skipped.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findAnyTzdata, findTzdata, unpackTzdata } from './tzdata.mjs';

const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const CHROME_OF_MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const NAMES_OF_PLACES = '/usr/share/locale/en/LC_MESSAGES/geonames.mo';
/** Debian installs the server programs outside the PATH, by major version. */
const POSTGRESQL_OF_DEBIAN = '/usr/lib/postgresql';
const POSTGRESQL_PROGRAMS = ['initdb', 'postgres'];
/** Read by the package's installation, which otherwise creates a cluster and starts a server. */
const NO_MAIN_CLUSTER = '/etc/postgresql-common/createcluster.conf';
/** Debian installs nginx among the programs of the administrator, which are not on the PATH of other users. */
const ADMIN_PROGRAMS = ['/usr/sbin', '/usr/local/sbin'];
/**
 * Installs a package without starting its service, now or at the next boot: the tests start their own servers. A policy that
 * returns 101 forbids every start (Debian's `invoke-rc.d`); an existing policy is left unchanged.
 */
const INSTALL_WITHOUT_SERVICE = `
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  trap 'rm -f "$policy"' EXIT
  printf '#!/bin/sh\\nexit 101\\n' > "$policy" && chmod 755 "$policy" || exit 1
fi
apt-get install -y -qq --no-install-recommends "$1" && update-rc.d "$1" disable
`;

const SERVICES = {
  chromium: {
    find: findChromium,
    install: () => apt('install', 'chromium'),
    missing: 'The browser tests need Chromium: install it (on Debian: apt-get install chromium)',
  },
  geonames: {
    find: findNamesOfPlaces,
    install: () => apt('install', 'libgeonames-common'),
    missing:
      'The names of places need the catalogues of GeoNames: install them (on Debian: apt-get install libgeonames-common)',
  },
  nginx: {
    find: () => findProgram('nginx'),
    install: () => asRoot('sh', '-c', INSTALL_WITHOUT_SERVICE, 'install', 'nginx'),
    missing: 'The cluster tests need nginx: install it (on Debian: apt-get install nginx)',
  },
  postgresql: {
    find: findPostgresql,
    install: () =>
      apt('install', 'postgresql-common') &&
      asRoot('sed', '-i', '$ a create_main_cluster = false', NO_MAIN_CLUSTER) &&
      apt('install', 'postgresql'),
    missing:
      'The end-to-end tests need the programs of PostgreSQL: install them (on Debian: apt-get install postgresql)',
  },
  redis: {
    find: () => findProgram('redis-server'),
    install: () => asRoot('sh', '-c', INSTALL_WITHOUT_SERVICE, 'install', 'redis-server'),
    missing: 'The end-to-end tests need redis-server: install it (on Debian: apt-get install redis-server)',
  },
  tzdata: {
    find: findTzdata,
    install: unpackTzdata,
    fallback: findAnyTzdata,
    missing:
      'The zone tests need a tzdata.zi in /usr/share/zoneinfo: install it (on Debian: apt-get install tzdata)',
  },
  zdump: ofCLibrary('zdump'),
  zic: ofCLibrary('zic'),
};

/** A program that comes with the C library. */
function ofCLibrary(program) {
  return {
    find: () => findProgram(program),
    install: () => apt('install', 'libc-bin'),
    missing: `The zone tests need ${program}: install it (on Debian: apt-get install libc-bin)`,
  };
}

/** Path of the message catalogue with GeoNames' English names, or null. */
function findNamesOfPlaces() {
  return existsSync(NAMES_OF_PLACES) ? NAMES_OF_PLACES : null;
}

/** Path of a Chromium, or null. */
export function findChromium() {
  const candidates = [...searchPath(), '/usr/bin'].flatMap((folder) =>
    CHROMIUM_NAMES.map((name) => join(folder, name)),
  );
  return [...candidates, CHROME_OF_MAC].find(isExecutable) ?? null;
}

/** Path of a program, or null. */
export function findProgram(name) {
  return [...searchPath(), ...ADMIN_PROGRAMS].map((folder) => join(folder, name)).find(isExecutable) ?? null;
}

/** Folder with `initdb` and `postgres`, or null. */
export function findPostgresql() {
  return (
    [...searchPath(), ...debianVersions()].find((folder) =>
      POSTGRESQL_PROGRAMS.every((name) => isExecutable(join(folder, name))),
    ) ?? null
  );
}

/** Newest first. */
function debianVersions() {
  if (!existsSync(POSTGRESQL_OF_DEBIAN)) return [];
  return readdirSync(POSTGRESQL_OF_DEBIAN)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(POSTGRESQL_OF_DEBIAN, version, 'bin'));
}

function searchPath() {
  return (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function apt(verb, ...packages) {
  return asRoot('apt-get', verb, '-y', '-qq', '--no-install-recommends', ...packages);
}

/** Runs a command as root, or else by sudo without a password. Its output goes to stderr, because stdout is for the paths. */
function asRoot(...command) {
  const become = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const [program, ...args] = [...become, 'env', 'DEBIAN_FRONTEND=noninteractive', ...command];
  return spawnSync(program, args, { stdio: ['ignore', 2, 2] }).status === 0;
}

/** Finds a service, after installing it if possible; else its fallback, or null. */
function provide({ find, install, fallback = () => null }) {
  if (find() === null && isExecutable('/usr/bin/apt-get') && asRoot('apt-get', 'update', '-qq')) install();
  return find() ?? fallback();
}

function main(names) {
  for (const name of names) {
    const service = Object.hasOwn(SERVICES, name) ? SERVICES[name] : null;
    const found = service === null ? null : provide(service);
    if (found === null) {
      const usage = `Usage: node tools/provision.mjs ${Object.keys(SERVICES).join('|')} ...`;
      process.stderr.write(service === null ? `${usage}\n` : `${service.missing} and run them again.\n`);
      process.exit(1);
    }
    process.stdout.write(`${found}\n`);
  }
}

if (import.meta.filename === process.argv[1]) main(process.argv.slice(2));
