import { join, relative, resolve } from 'node:path';
import { DatabaseRefusedError } from '../database-refused.error';
import { makePrivateFolder } from './private-folder';

/** `sun_path` of unix(7) has 108 bytes including the terminating zero; some systems have 104. */
const MAX_SOCKET_PATH_LENGTH = 103;
const MAX_FILE_NAME_LENGTH = 20;

/**
 * The folder for the sockets of a data folder, by its shortest path. Only its owner can access it, so a connection to one of
 * them comes from the operator.
 * @throws DatabaseRefusedError if the path is too long for a socket, or not writable
 */
export function socketFolder(dataDir: string): string {
  const folder = join(resolve(dataDir), 'run');
  const shortest = [folder, `./${relative(process.cwd(), folder)}`].find(fits);
  if (shortest === undefined) {
    throw new DatabaseRefusedError(
      'DATA_DIR lies too deep for a Unix socket: give a folder with a shorter path.',
    );
  }
  makePrivateFolder(folder);
  return shortest;
}

function fits(folder: string): boolean {
  return Buffer.byteLength(folder) + MAX_FILE_NAME_LENGTH <= MAX_SOCKET_PATH_LENGTH;
}
