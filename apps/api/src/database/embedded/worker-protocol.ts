/** The start data of the worker. */
export interface DatabaseWorkerStart {
  /** Folder of the PostgreSQL cluster. */
  folder: string;
  /** The socket on which it listens for the pool's only connection. */
  socketPath: string;
}

/** `close`: sent after the last statement. */
export type DatabaseWorkerRequest = 'close';

export type DatabaseWorkerAnswer = { ready: true } | { closed: true } | { failed: string };
