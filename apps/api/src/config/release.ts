import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The root of the installation: the folder of the nearest `package.json` above this file, compiled or not. */
function installationRoot(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('The installation is incomplete: package.json is missing.');
    folder = parent;
  }
  return folder;
}

/** The version of this release, from `package.json`. */
export const VERSION: string = (
  JSON.parse(readFileSync(join(installationRoot(), 'package.json'), 'utf8')) as { version: string }
).version;
