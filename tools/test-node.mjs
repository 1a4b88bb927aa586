/**
 * Runs every check, or one command, on another version of Node: `npm run test:node -- 24`, or
 * `npm run test:node -- 24 npx jest -c libs/wall-clock/jest.config.ts`. The npm registry has Node as a package for each
 * platform; what was fetched is kept below node_modules/.cache until `npm ci` removes it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const USAGE = 'Usage: npm run test:node -- VERSION [COMMAND ...], for example: npm run test:node -- 24\n';

const [version = '', ...command] = process.argv.slice(2);
if (!/^\d+(\.\d+){0,2}$/.test(version)) end(USAGE);

const env = { ...process.env, PATH: [folderOfNode(version), process.env.PATH].join(delimiter) };
const [program, ...args] = command.length === 0 ? ['npm', 'test'] : command;
const { status } = spawnSync(program, args, { cwd: ROOT, env, stdio: 'inherit' });
process.exit(status ?? 1);

/** The folder with `node` of this version: of the running one if it fits, else of the package. */
function folderOfNode(wanted) {
  if (`${process.versions.node}.`.startsWith(`${wanted}.`)) return join(process.execPath, '..');
  const name = `node-${process.platform}-${process.arch}`;
  const cache = join(ROOT, 'node_modules/.cache/node', wanted);
  const folder = join(cache, 'node_modules', name, 'bin');
  if (!existsSync(join(folder, 'node'))) install(`${name}@${wanted}`, cache);
  return folder;
}

function install(specifier, folder) {
  const options = ['--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts', '--silent'];
  const result = spawnSync('npm', ['install', '--prefix', folder, ...options, specifier], {
    stdio: ['ignore', 2, 2],
  });
  if (result.status !== 0)
    end(`The npm registry has no package ${specifier}: install that Node yourself and put it on the PATH.\n`);
}

function end(sentence) {
  process.stderr.write(sentence);
  process.exit(1);
}
