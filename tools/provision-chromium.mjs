/**
 * Finds a Chromium for the browser tests, or installs Debian's. Prints its path.
 * The tests never skip: without a browser this fails with what to install.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

export function findChromium() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = [...folders, '/usr/bin'].flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...candidates, MAC].find(isExecutable) ?? null;
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Debian's own package, as root or by sudo without a password. */
function installFromDebian() {
  const become = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = (...args) => {
    const [command, ...rest] = [...become, 'apt-get', ...args];
    return (
      spawnSync(command, rest, {
        stdio: ['ignore', 2, 2],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      }).status === 0
    );
  };
  return apt('update', '-qq') && apt('install', '-y', '-qq', '--no-install-recommends', 'chromium');
}

if (import.meta.filename === process.argv[1]) {
  if (findChromium() === null && isExecutable('/usr/bin/apt-get')) installFromDebian();
  const found = findChromium();
  if (found === null) {
    process.stderr.write(
      'The browser tests need Chromium: install it (on Debian: apt-get install chromium) and run them again.\n',
    );
    process.exit(1);
  }
  process.stdout.write(`${found}\n`);
}
