import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Checks that only its owner has access to a folder and everything below it. */
export function expectPrivate(folder: string): void {
  const open = [folder, ...entriesBelow(folder)].filter((path) => (lstatSync(path).mode & 0o077) !== 0);
  expect(open).toEqual([]);
}

function entriesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
}
