/** What the worker is started with. */
export interface DatabaseWorkerStart {
  /** Folder of the PostgreSQL cluster. */
  folder: string;
  /** Where it listens for the one connection of the pool. */
  socketPath: string;
}

/** `dump`: the whole cluster as a gzipped tar. `close`: after the last statement. */
export type DatabaseWorkerRequest = 'dump' | 'close';

export type DatabaseWorkerAnswer =
  { ready: true } | { dump: Uint8Array } | { closed: true } | { failed: string };
