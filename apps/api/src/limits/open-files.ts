import { readFileSync } from 'node:fs';

/** The line of proc(5) that tells how many files, sockets among them, this process may have open. */
const MAX_OPEN_FILES = /^Max open files\s+(\d+)/m;

/** Files and sockets this process may have open at once; null where the system does not tell. */
export function maxOpenFiles(): number | null {
  try {
    const found = MAX_OPEN_FILES.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1];
    return found === undefined ? null : Number(found);
  } catch {
    return null;
  }
}
