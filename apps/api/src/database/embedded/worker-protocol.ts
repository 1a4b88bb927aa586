/** What the worker is started with. */
export interface DatabaseWorkerStart {
  /** Folder of the PostgreSQL cluster. */
  folder: string;
  /** Where it listens for the one connection of the pool. */
  socketPath: string;
}

/** `close`: after the last statement. */
export type DatabaseWorkerRequest = 'close';

export type DatabaseWorkerAnswer = { ready: true } | { closed: true } | { failed: string };
