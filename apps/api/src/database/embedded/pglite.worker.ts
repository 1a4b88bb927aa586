import fs, { rmSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import type { DatabaseWorkerAnswer, DatabaseWorkerRequest, DatabaseWorkerStart } from './worker-protocol';

/**
 * PGlite on its own thread, because a heavy query would otherwise block the event loop, and with it the clock.
 * It speaks PostgreSQL's wire protocol on a Unix socket, so that `pg` and TypeORM need no second driver.
 */
async function serve({ folder, socketPath }: DatabaseWorkerStart): Promise<void> {
  keepModesPrivate();
  const db = await PGlite.create({ dataDir: folder });
  // A killed process leaves its socket file behind; the folder is private to this program, so the file can be removed.
  rmSync(socketPath, { force: true });
  const server = new PGLiteSocketServer({ db, path: socketPath, maxConnections: 1 });
  await server.start();
  parentPort?.on('message', (_request: DatabaseWorkerRequest) => {
    void close(db, server).then(send, (error: unknown) => send({ failed: String(error) }));
  });
  send({ ready: true });
}

async function close(db: PGlite, server: PGLiteSocketServer): Promise<DatabaseWorkerAnswer> {
  await server.stop();
  await db.close();
  return { closed: true };
}

/**
 * PGlite sets the file modes of its own system regardless of the umask, 0644 for some. A thread has its own copy of `fs`, so
 * other code is not affected.
 */
function keepModesPrivate(): void {
  const { chmodSync, fchmodSync } = fs;
  const narrowed = (mode: fs.Mode): number => Number(mode) & 0o700;
  fs.chmodSync = (path, mode) => chmodSync(path, narrowed(mode));
  fs.fchmodSync = (file, mode) => fchmodSync(file, narrowed(mode));
}

function send(message: DatabaseWorkerAnswer): void {
  parentPort?.postMessage(message);
}

serve(workerData as DatabaseWorkerStart).catch((error: unknown) => send({ failed: String(error) }));
