import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The root of the project, for the sources and for their compiled copies in dist. */
export const PROJECT_ROOT = rootAbove(__dirname);

/** The path of an external program or package; see `tools/provision.mjs`. */
export function provision(what: string): string {
  return provisionAll(what)[0] ?? '';
}

/** The paths of several, in their order. */
export function provisionAll(...what: string[]): string[] {
  const program = join(PROJECT_ROOT, 'tools/provision.mjs');
  const paths = execFileSync(process.execPath, [program, ...what], { encoding: 'utf8' });
  return paths.trim().split('\n');
}

function rootAbove(folder: string): string {
  return existsSync(join(folder, 'nx.json')) ? folder : rootAbove(dirname(folder));
}
