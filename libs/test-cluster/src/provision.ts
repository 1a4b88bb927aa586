import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The project's folder, from its sources as well as from what is compiled of them. */
export const PROJECT_ROOT = rootAbove(__dirname);

/** Where a program or package is that the project does not bring along; see `tools/provision.mjs`. */
export function provision(what: string): string {
  return provisionAll(what)[0] ?? '';
}

/** The same of several, in their order. */
export function provisionAll(...what: string[]): string[] {
  const program = join(PROJECT_ROOT, 'tools/provision.mjs');
  const paths = execFileSync(process.execPath, [program, ...what], { encoding: 'utf8' });
  return paths.trim().split('\n');
}

function rootAbove(folder: string): string {
  return existsSync(join(folder, 'nx.json')) ? folder : rootAbove(dirname(folder));
}
