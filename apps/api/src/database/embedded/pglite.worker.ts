import fs, { rmSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import type { DatabaseWorkerAnswer, DatabaseWorkerRequest, DatabaseWorkerStart } from './worker-protocol';

/**
 * PGlite in a thread of its own: a heavy query would otherwise hold up the event loop, and with it the clock.
 * It speaks the wire protocol of PostgreSQL on a Unix socket, so that `pg` and TypeORM need no second driver.
 */
async function serve({ folder, socketPath }: DatabaseWorkerStart): Promise<void> {
  keepModesPrivate();
  const db = await PGlite.create({ dataDir: folder });
  // The socket file of a killed process stays; its folder is ours alone, so it may go.
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
 * PGlite gives its files the modes that its own system has, past the umask of this one: 0644 for some. A thread has a copy of
 * `fs` of its own, so nobody else is concerned.
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
