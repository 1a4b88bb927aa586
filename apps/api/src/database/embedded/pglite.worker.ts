import { rmSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import type { DatabaseWorkerAnswer, DatabaseWorkerRequest, DatabaseWorkerStart } from './worker-protocol';

/**
 * PGlite in a thread of its own: a heavy query would otherwise hold up the event loop, and with it the clock.
 * It speaks the wire protocol of PostgreSQL on a Unix socket, so that `pg` and TypeORM need no second driver.
 */
async function serve({ folder, socketPath }: DatabaseWorkerStart): Promise<void> {
  const db = await PGlite.create({ dataDir: folder });
  // The socket file of a killed process stays; its folder is ours alone, so it may go.
  rmSync(socketPath, { force: true });
  const server = new PGLiteSocketServer({ db, path: socketPath, maxConnections: 1 });
  await server.start();
  parentPort?.on('message', (request: DatabaseWorkerRequest) => {
    void answer(request, db, server).then(send, (error: unknown) => send({ failed: String(error) }));
  });
  send({ ready: true });
}

async function answer(
  request: DatabaseWorkerRequest,
  db: PGlite,
  server: PGLiteSocketServer,
): Promise<DatabaseWorkerAnswer> {
  if (request === 'dump') {
    await db.exec('CHECKPOINT');
    const archive = await db.dumpDataDir('gzip');
    return { dump: new Uint8Array(await archive.arrayBuffer()) };
  }
  await server.stop();
  await db.close();
  return { closed: true };
}

function send(message: DatabaseWorkerAnswer): void {
  parentPort?.postMessage(message);
}

serve(workerData as DatabaseWorkerStart).catch((error: unknown) => send({ failed: String(error) }));
