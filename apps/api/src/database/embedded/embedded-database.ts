import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { DatabaseRefusedError } from '../database-refused.error';
import { POSTGRES_MAJOR } from './cluster-template';
import { lockFolder } from './folder-lock';
import { makeDataPrivate, makePrivateFolder } from './private-folder';
import { socketFolder } from './socket-path';
import type { DatabaseWorkerAnswer, DatabaseWorkerRequest, DatabaseWorkerStart } from './worker-protocol';

/** `pg` derives this file name when its host is a folder. */
const SOCKET_FILE = '.s.PGSQL.5432';
/** Rows pass through the worker in buffers, outside its heap; small generations keep garbage from growing it. */
const HEAP = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 4 };

/** A database that is being opened on its own thread. */
export interface OpeningDatabase {
  /** Whether it did not exist before this start, which then takes seconds longer. */
  readonly isNew: boolean;
  readonly opened: Promise<EmbeddedDatabase>;
}

/** PostgreSQL inside the process with its data in a folder: used when no `DATABASE_URL` is set. */
export class EmbeddedDatabase {
  private hasEnded = false;

  private constructor(
    /** Folder of the Unix socket, for `pg` to use as its host. */
    readonly socketFolder: string,
    /** A sentence for the log about the making of a new cluster; null: there is nothing to report. */
    readonly notice: string | null,
    private readonly worker: Worker,
    private readonly unlock: () => Promise<void>,
  ) {
    worker.once('exit', () => (this.hasEnded = true));
  }

  /**
   * Starts opening the cluster in `dataDir`/pg, and creates a new one if there is none. From then on only its owner can access
   * DATA_DIR.
   * @param folder of another cluster, below the data folder
   * @throws FolderInUseError if another process has it, DatabaseRefusedError if it cannot be used; errors that show only
   * while it is being opened reject `opened`
   */
  static async begin(dataDir: string, folder = clusterFolder(dataDir)): Promise<OpeningDatabase> {
    makePrivateFolder(folder);
    makeDataPrivate(dataDir);
    const unlock = await lockFolder(folder);
    const isNew = !existsSync(join(folder, 'PG_VERSION'));
    const opened = EmbeddedDatabase.open(folder, dataDir, unlock);
    // It may fail before anything awaits it.
    opened.catch(() => undefined);
    return { isNew, opened };
  }

  private static async open(
    folder: string,
    dataDir: string,
    unlock: () => Promise<void>,
  ): Promise<EmbeddedDatabase> {
    try {
      refuseOtherMajor(folder);
      const sockets = socketFolder(dataDir);
      const { worker, notice } = await startWorker({ folder, socketPath: join(sockets, SOCKET_FILE) });
      return new EmbeddedDatabase(sockets, notice, worker, unlock);
    } catch (error) {
      await unlock();
      throw error;
    }
  }

  /** Flushes and closes; afterwards another process may use the folder. */
  async close(): Promise<void> {
    // After a failure there is nothing to flush, and the worker would never answer.
    if (!this.hasEnded) await this.request('close');
    await this.worker.terminate();
    rmSync(join(this.socketFolder, SOCKET_FILE), { force: true });
    await this.unlock();
  }

  private request(request: DatabaseWorkerRequest): Promise<DatabaseWorkerAnswer> {
    const answer = nextAnswer(this.worker);
    this.worker.postMessage(request);
    return answer;
  }
}

/** The folder of the cluster in a data folder. */
export function clusterFolder(dataDir: string): string {
  return join(dataDir, 'pg');
}

function refuseOtherMajor(folder: string): void {
  const versionFile = join(folder, 'PG_VERSION');
  if (!existsSync(versionFile)) return;
  const major = readFileSync(versionFile, 'utf8').trim();
  if (major === POSTGRES_MAJOR) return;
  throw new DatabaseRefusedError(
    `The data in ${folder} are of PostgreSQL ${major}, this release reads ${POSTGRES_MAJOR}: use the release that wrote them, or another DATA_DIR.`,
  );
}

async function startWorker(start: DatabaseWorkerStart): Promise<{ worker: Worker; notice: string | null }> {
  const worker = new Worker(join(__dirname, 'pglite.worker.js'), { workerData: start, resourceLimits: HEAP });
  try {
    const answer = await nextAnswer(worker);
    return { worker, notice: 'notice' in answer ? answer.notice : null };
  } catch (cause) {
    await worker.terminate();
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new DatabaseRefusedError(
      `The data in ${start.folder} cannot be opened: restore a backup, or give another DATA_DIR. ${reason}`,
      { cause },
    );
  }
}

function nextAnswer(worker: Worker): Promise<DatabaseWorkerAnswer> {
  return new Promise((resolve, reject) => {
    const settle = (answer: DatabaseWorkerAnswer | Error): void => {
      worker.off('message', settle).off('error', settle).off('exit', ended);
      if (answer instanceof Error) reject(answer);
      else if ('failed' in answer) reject(new Error(`The embedded database failed: ${answer.failed}`));
      else resolve(answer);
    };
    const ended = (): void => settle(new Error('The embedded database ended unexpectedly.'));
    worker.on('message', settle).on('error', settle).on('exit', ended);
  });
}
