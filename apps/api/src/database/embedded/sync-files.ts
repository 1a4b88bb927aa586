import { spawnSync } from 'node:child_process';
import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Flushes the whole file system of a folder to its disk: one flush instead of one for each of a cluster's thousand files.
 * @returns false where there is no sync(1) that takes `-f`
 */
export function syncFileSystem(folder: string): boolean {
  return spawnSync('sync', ['-f', folder], { stdio: 'ignore' }).status === 0;
}

/** Flushes a folder and everything in it. */
export function syncTree(folder: string): void {
  if (syncFileSystem(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) syncTree(path);
    else syncPath(path);
  }
  syncPath(folder);
}

/** A new name is on the disk once its folder has been flushed as well (fsync(2)). */
export function syncPath(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
