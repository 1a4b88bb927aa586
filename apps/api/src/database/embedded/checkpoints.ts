import type { DataSource } from 'typeorm';

/** PostgreSQL's own `checkpoint_timeout`. */
const CHECKPOINT_EVERY_MS = 5 * 60_000;

/**
 * Makes a checkpoint every five minutes in which something was written. PGlite has no checkpointer: its log would grow until
 * the server is stopped, and all of it would be replayed after a kill.
 * @returns a function that stops it
 */
export function makeCheckpoints(dataSource: Pick<DataSource, 'query'>): () => void {
  let lastPosition: string | null = null;
  const checkpoint = async (): Promise<void> => {
    if ((await logPosition(dataSource)) === lastPosition) return;
    await dataSource.query('CHECKPOINT');
    lastPosition = await logPosition(dataSource);
  };
  // One that fails (a full disk) loses nothing, and the next one does its work as well.
  const timer = setInterval(() => void checkpoint().catch(() => undefined), CHECKPOINT_EVERY_MS).unref();
  return () => clearInterval(timer);
}

async function logPosition(dataSource: Pick<DataSource, 'query'>): Promise<string | null> {
  const rows = await dataSource.query<{ position: string }[]>(
    'SELECT pg_current_wal_insert_lsn()::text AS position',
  );
  return rows[0]?.position ?? null;
}
