import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Checks that nobody but its owner may do anything with a folder and all that is in it. */
export function expectPrivate(folder: string): void {
  const open = [folder, ...entriesBelow(folder)].filter((path) => (lstatSync(path).mode & 0o077) !== 0);
  expect(open).toEqual([]);
}

function entriesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
}
