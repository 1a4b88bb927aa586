/** Ends a command that needs the packages of `devDependencies` where `npm ci --omit=dev` has left them out. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
if (!Object.keys(devDependencies).every((name) => existsSync(join(ROOT, 'node_modules', name)))) {
  process.stderr.write(
    'This command needs the development tools, which are not installed: run `npm ci` first.\n',
  );
  process.exit(1);
}
