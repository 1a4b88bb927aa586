import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseRefusedError } from '../database-refused.error';

const REFUSED_CODES = new Set<unknown>(['EACCES', 'EPERM']);

/**
 * Why a folder below DATA_DIR cannot be used, and what to do. An account that lacks the right is named by its number,
 * because in a container the folder is on the host, which knows the account by its number only.
 */
export function unusableFolder(folder: string, cause: unknown): DatabaseRefusedError {
  const dataDir = dirname(folder);
  const isRefused = cause instanceof Error && 'code' in cause && REFUSED_CODES.has(cause.code);
  const [uid, gid] = [process.getuid?.(), process.getgid?.()];
  const advice =
    isRefused && uid !== undefined && existsSync(dataDir)
      ? `uid ${uid} may not write to ${dataDir}. Run \`chown -R ${uid}:${gid}\` on it ` +
        '(for a container: on the folder of the host that is mounted there), or give another folder.'
      : 'give a folder that this account may write to.';
  return new DatabaseRefusedError(`DATA_DIR cannot be used: ${advice}`, { cause });
}
