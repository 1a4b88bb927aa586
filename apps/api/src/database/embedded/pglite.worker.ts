import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { keepYoungGenerationSmall } from '../../config/young-generation';
import { makeCluster } from './new-cluster';
import { pgliteOptions } from './pglite-options';
import { keepModesPrivate } from './private-modes';
import type { DatabaseWorkerAnswer, DatabaseWorkerRequest, DatabaseWorkerStart } from './worker-protocol';

/**
 * PGlite on its own thread, because a heavy query would otherwise block the event loop, and with it the clock.
 * It speaks PostgreSQL's wire protocol on a Unix socket, so that `pg` and TypeORM need no second driver.
 */
async function serve({ folder, socketPath }: DatabaseWorkerStart): Promise<void> {
  keepModesPrivate();
  const isNew = !existsSync(join(folder, 'PG_VERSION'));
  const notice = isNew ? makeCluster(folder) : null;
  const db = await PGlite.create(pgliteOptions(folder));
  // A killed process leaves its socket file behind; the folder is private to this program, so the file can be removed.
  rmSync(socketPath, { force: true });
  const server = new PGLiteSocketServer({ db, path: socketPath, maxConnections: 1 });
  await server.start();
  parentPort?.on('message', (_request: DatabaseWorkerRequest) => {
    void close(db, server).then(send, (error: unknown) => send({ failed: String(error) }));
  });
  send({ ready: true, notice });
}

async function close(db: PGlite, server: PGLiteSocketServer): Promise<DatabaseWorkerAnswer> {
  await server.stop();
  await db.close();
  return { closed: true };
}

function send(message: DatabaseWorkerAnswer): void {
  parentPort?.postMessage(message);
}

// V8 resets the limit of the whole process when it makes the heap of a thread.
keepYoungGenerationSmall();
serve(workerData as DatabaseWorkerStart).catch((error: unknown) => send({ failed: String(error) }));
