/** The start data of the worker. */
export interface DatabaseWorkerStart {
  /** Folder of the PostgreSQL cluster. */
  folder: string;
  /** The socket on which it listens for the pool's only connection. */
  socketPath: string;
}

/** `close`: sent after the last statement. */
export type DatabaseWorkerRequest = 'close';

/** `notice`: a sentence for the log about the making of a new cluster. */
export type DatabaseWorkerAnswer =
  { ready: true; notice: string | null } | { closed: true } | { failed: string };
