import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncPath } from './sync-files';

/**
 * Writes a small file that only its owner can read, completely or not at all, even on a power failure: the file gets its name
 * once its content is on disk.
 */
export function writePrivateFile(path: string, content: string): void {
  const unfinished = `${path}.${randomUUID()}`;
  try {
    const file = openSync(unfinished, 'wx', 0o600);
    writeSync(file, content);
    fsyncSync(file);
    closeSync(file);
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
  syncPath(dirname(path));
}
