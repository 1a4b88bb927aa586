import { createHash } from 'node:crypto';
import { realpathSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Another running process uses the folder. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError';
}

/**
 * Locks a folder for this process. The lock is a listening socket, which the kernel closes however its owner dies: a lock
 * file would require guessing whether its writer is still alive, and would prevent a restart after a kill.
 *
 * On Linux the socket's name is in the abstract namespace and leaves nothing on disk (unix(7)); elsewhere it is a socket
 * file, which is taken over when nothing answers on it.
 * @returns a function that releases the lock
 * @throws FolderInUseError
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const name = `live-tz-${createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32)}`;
  const path = process.platform === 'linux' ? `\0${name}` : join(tmpdir(), name);
  const server = await acquire(path, folder);
  return () => new Promise((resolve) => server.close(() => resolve()));
}

async function acquire(path: string, folder: string): Promise<Server> {
  try {
    return await listen(path);
  } catch (error) {
    if (!isAddressInUse(error)) throw error;
    if (path.startsWith('\0') || (await answers(path))) {
      throw new FolderInUseError(
        `Another Live TZ is running on ${folder}: stop it, or give this one a DATA_DIR of its own.`,
      );
    }
    rmSync(path, { force: true });
    return listen(path);
  }
}

function listen(path: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', reject);
    server.listen(path, () => resolve(server.unref()));
  });
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function isAddressInUse(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EADDRINUSE';
}
