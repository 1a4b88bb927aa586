import { accessSync, constants, mkdirSync } from 'node:fs';
import { unusableFolder } from './unusable-folder';

/**
 * Makes a folder below DATA_DIR that only its owner may enter; one that is there already is left as it is.
 * @throws DatabaseRefusedError where this account may not write, or something on the way is no folder
 */
export function makePrivateFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw unusableFolder(folder, cause);
  }
}
