/** What the worker is started with. */
export interface DatabaseWorkerStart {
  /** Folder of the PostgreSQL cluster. */
  folder: string;
  /** Where it listens for the one connection of the pool. */
  socketPath: string;
}

/** `close`: after the last statement. */
export type DatabaseWorkerRequest = 'close';

/** `notice`: a sentence for the log about the making of a new cluster. */
export type DatabaseWorkerAnswer =
  { ready: true; notice: string | null } | { closed: true } | { failed: string };
