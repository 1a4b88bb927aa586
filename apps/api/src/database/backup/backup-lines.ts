import type { DataSource, QueryRunner } from 'typeorm';
import { type BackupEnd, type BackupHeader, ROWS_TAKEN, TABLES_LEFT_OUT } from './backup-format';
import { identifier } from './identifier';

/** Rows read at a time: few enough to delay the event loop, and with it the clock, hardly at all. */
const ROWS_PER_BATCH = 200;

/**
 * The lines of a backup, all of the same instant, while the database continues to serve. Each chunk holds whole lines.
 * Other statements wait for the embedded database's only connection until the last chunk has been read.
 */
export async function* backupLines(dataSource: DataSource, nowMs: number): AsyncGenerator<string> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.startTransaction('REPEATABLE READ');
    yield lineOf(await headerNow(runner, nowMs));
    let rows = 0;
    for (const table of await tablesOf(runner)) {
      for await (const batch of batchesOf(runner, table)) {
        rows += batch.length;
        yield batch.map((row) => `[${JSON.stringify(table)},${row}]\n`).join('');
      }
    }
    yield lineOf({ rows } satisfies BackupEnd);
  } finally {
    // Nothing was written; a consumer that stops early ends here as well.
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    await runner.release();
  }
}

async function headerNow(runner: QueryRunner, nowMs: number): Promise<BackupHeader> {
  const migrations = (await runner.query('SELECT name FROM migrations ORDER BY id')) as { name: string }[];
  return {
    format: 'live-tz-backup',
    version: 1,
    createdAtMs: nowMs,
    migrations: migrations.map(({ name }) => name),
  };
}

async function tablesOf(runner: QueryRunner): Promise<string[]> {
  const tables = (await runner.query(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' AND table_name <> ALL($1) ORDER BY 1`,
    [TABLES_LEFT_OUT],
  )) as { name: string }[];
  return tables.map(({ name }) => name);
}

/** The rows of a table as JSON texts, read with a cursor so that a large table is never in memory as a whole. */
async function* batchesOf(runner: QueryRunner, table: string): AsyncGenerator<string[]> {
  await runner.query(
    `DECLARE backup NO SCROLL CURSOR FOR
     SELECT to_jsonb(each)::text AS text FROM ${identifier(table)} AS each WHERE ${ROWS_TAKEN[table] ?? 'true'}`,
  );
  for (;;) {
    const rows = (await runner.query(`FETCH ${ROWS_PER_BATCH} FROM backup`)) as { text: string }[];
    if (rows.length > 0) yield rows.map(({ text }) => text);
    if (rows.length < ROWS_PER_BATCH) break;
  }
  await runner.query('CLOSE backup');
}

function lineOf(value: BackupHeader | BackupEnd): string {
  return `${JSON.stringify(value)}\n`;
}
