import { accessSync, chmodSync, constants, lstatSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { unusableFolder } from './unusable-folder';

const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;
const MODE_BITS = 0o777;
const STICKY_BIT = 0o1000;

/** Whatever this process makes from now on is its owner's alone, the files of the database included (umask(2)). */
export function keepFilesPrivate(): void {
  process.umask(0o077);
}

/**
 * Makes a folder below DATA_DIR that only its owner may enter, or makes the one that is there so.
 * @throws DatabaseRefusedError where this account may not write, or something on the way is no folder
 */
export function makePrivateFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: FOLDER_MODE });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw unusableFolder(folder, cause);
  }
  narrow(folder, statSync(folder).mode, FOLDER_MODE);
}

/**
 * Takes the rights of everybody else off DATA_DIR and what this program keeps in it, whatever they were: a folder that an
 * operator has made, a volume, or files copied back from elsewhere. What else lies there keeps its rights.
 */
export function makeDataPrivate(dataDir: string): void {
  const { mode } = statSync(dataDir);
  // A folder that is everybody's by design, such as /tmp, stays so; what is ours in it does not.
  if ((mode & STICKY_BIT) === 0) narrow(dataDir, mode, FOLDER_MODE);
  for (const name of readdirSync(dataDir)) {
    if (isOurs(name)) makeTreePrivate(join(dataDir, name));
  }
}

function isOurs(name: string): boolean {
  return (
    name === 'run' || name === 'secret' || name === 'compile-cache' || name === 'pg' || name.startsWith('pg-')
  );
}

/** Links are left alone: what they lead to is somebody else's. */
function makeTreePrivate(path: string): void {
  const entry = lstatSync(path);
  if (entry.isDirectory()) {
    narrow(path, entry.mode, FOLDER_MODE);
    for (const name of readdirSync(path)) makeTreePrivate(join(path, name));
  } else if (entry.isFile()) {
    narrow(path, entry.mode, FILE_MODE);
  }
}

function narrow(path: string, mode: number, wanted: number): void {
  if ((mode & MODE_BITS) === wanted) return;
  try {
    chmodSync(path, wanted);
  } catch (error) {
    // Some file systems know no modes, and an owner of the volume may be another account: neither stops a start.
    if (!isNotPermitted(error)) throw error;
  }
}

function isNotPermitted(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'EPERM' || code === 'ENOTSUP' || code === 'EROFS';
}
