import { readFileSync } from 'node:fs';

/** The line of proc(5) with the number of files, sockets included, that this process may have open. */
const MAX_OPEN_FILES = /^Max open files\s+(\d+)/m;

/** Files and sockets that this process may have open at once; null if the system does not say. */
export function maxOpenFiles(): number | null {
  try {
    const found = MAX_OPEN_FILES.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1];
    return found === undefined ? null : Number(found);
  } catch {
    return null;
  }
}
