import fs from 'node:fs';

/**
 * Keeps what PGlite writes readable by its owner only: it sets the modes of its own file system (0644 for some files)
 * regardless of the umask. Each thread has its own copy of `fs`, so no other thread is affected.
 */
export function keepModesPrivate(): void {
  const { chmodSync, fchmodSync } = fs;
  const narrowed = (mode: fs.Mode): number => Number(mode) & 0o700;
  fs.chmodSync = (path, mode) => chmodSync(path, narrowed(mode));
  fs.fchmodSync = (file, mode) => fchmodSync(file, narrowed(mode));
}
