import { accessSync, chmodSync, constants, lstatSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { unusableFolder } from './unusable-folder';

const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;
const MODE_BITS = 0o777;
const STICKY_BIT = 0o1000;

/** From now on only the owner can access what this process creates, the files of the database included (umask(2)). */
export function keepFilesPrivate(): void {
  process.umask(0o077);
}

/**
 * Creates a folder below DATA_DIR that only its owner may enter, or restricts an existing one.
 * @throws DatabaseRefusedError if this account may not write there, or part of the path is not a folder
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
 * Removes the access of other accounts to DATA_DIR and to this program's files in it: the folder may have been created by
 * the operator, be a volume, or hold files copied back from elsewhere. Other files in it keep their modes.
 */
export function makeDataPrivate(dataDir: string): void {
  const { mode } = statSync(dataDir);
  // A shared folder such as /tmp keeps its mode; this program's files in it do not.
  if ((mode & STICKY_BIT) === 0) narrow(dataDir, mode, FOLDER_MODE);
  for (const name of readdirSync(dataDir)) {
    if (isOwn(name)) makeTreePrivate(join(dataDir, name));
  }
}

function isOwn(name: string): boolean {
  return (
    name === 'run' || name === 'secret' || name === 'compile-cache' || name === 'pg' || name.startsWith('pg-')
  );
}

/** Symbolic links are left alone: their targets may belong to others. */
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
    // Some file systems have no modes, and the volume may be owned by another account: neither prevents a start.
    if (!isNotPermitted(error)) throw error;
  }
}

function isNotPermitted(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'EPERM' || code === 'ENOTSUP' || code === 'EROFS';
}
