import type { DataSource, EntityManager } from 'typeorm';
import { TABLES_LEFT_OUT } from './backup-format';
import { identifier } from './identifier';

const ROWS_PER_BATCH = 500;

interface Column {
  name: string;
  /** The sequence that numbers the rows; null if there is none. */
  sequence: string | null;
}

/**
 * Replaces the rows of a database that has the same migrations with those of a backup, all or nothing.
 * @param lines the lines after the header
 * @throws Error for lines that are not a backup, or an incomplete one
 */
export async function loadBackup(dataSource: DataSource, lines: AsyncIterable<string>): Promise<void> {
  await dataSource.transaction(async (manager) => {
    const tables = await tablesOf(manager);
    // The rows come in the order of their tables' names, so a row may come before the one it refers to.
    await manager.query('SET LOCAL session_replication_role = replica');
    for (const table of tables.keys()) await manager.query(`TRUNCATE ${identifier(table)} CASCADE`);
    for await (const { table, rows } of batchesOf(lines)) {
      const columns = tables.get(table);
      if (columns === undefined) throw new Error(`There is no table ${table}.`);
      await insert(manager, table, columns, rows);
    }
    for (const [table, columns] of tables) await continueSequences(manager, table, columns);
  });
}

/** Reads a backup to its end. @throws Error for lines that are not a backup, or an incomplete one */
export async function checkBackup(lines: AsyncIterable<string>): Promise<void> {
  const rows = rowsOf(lines);
  while ((await rows.next()).done !== true);
}

async function tablesOf(manager: EntityManager): Promise<Map<string, Column[]>> {
  const rows = await manager.query<(Column & { table: string })[]>(
    `SELECT table_name AS table, column_name AS name,
       pg_get_serial_sequence(quote_ident(table_name), column_name) AS sequence
     FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' AND is_generated = 'NEVER'
       AND table_name <> ALL($1)`,
    [TABLES_LEFT_OUT],
  );
  const tables = new Map<string, Column[]>();
  for (const { table, ...column } of rows) tables.set(table, [...(tables.get(table) ?? []), column]);
  return tables;
}

async function insert(
  manager: EntityManager,
  table: string,
  columns: readonly Column[],
  rows: readonly object[],
): Promise<void> {
  const names = columns.map(({ name }) => identifier(name)).join(', ');
  await manager.query(
    `INSERT INTO ${identifier(table)} (${names}) OVERRIDING SYSTEM VALUE
     SELECT ${names} FROM jsonb_populate_recordset(NULL::${identifier(table)}, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}

async function continueSequences(
  manager: EntityManager,
  table: string,
  columns: readonly Column[],
): Promise<void> {
  for (const { name, sequence } of columns) {
    if (sequence === null) continue;
    await manager.query(
      `SELECT setval($1::regclass, COALESCE(max(${identifier(name)}), 0) + 1, false) FROM ${identifier(table)}`,
      [sequence],
    );
  }
}

/** Batches of rows of one table. */
async function* batchesOf(lines: AsyncIterable<string>): AsyncGenerator<{ table: string; rows: object[] }> {
  let batch: { table: string; rows: object[] } = { table: '', rows: [] };
  for await (const [table, row] of rowsOf(lines)) {
    if (table !== batch.table || batch.rows.length === ROWS_PER_BATCH) {
      if (batch.rows.length > 0) yield batch;
      batch = { table, rows: [] };
    }
    batch.rows.push(row);
  }
  if (batch.rows.length > 0) yield batch;
}

/** The rows after the header of a backup. @throws Error for lines that are not a backup, or an incomplete one */
async function* rowsOf(lines: AsyncIterable<string>): AsyncGenerator<[table: string, row: object]> {
  let count = 0;
  let announced: number | null = null;
  for await (const line of lines) {
    if (announced !== null) throw new Error('There are lines after the last one.');
    const value: unknown = JSON.parse(line);
    if (!isRow(value)) {
      announced = rowsAnnounced(value);
      continue;
    }
    count += 1;
    yield value;
  }
  if (announced !== count) throw new Error('The last line is missing, or its count is wrong.');
}

function isRow(value: unknown): value is [table: string, row: object] {
  const [table, row, ...rest]: unknown[] = Array.isArray(value) ? value : [];
  return typeof table === 'string' && typeof row === 'object' && row !== null && rest.length === 0;
}

function rowsAnnounced(value: unknown): number {
  const rows = typeof value === 'object' && value !== null && 'rows' in value ? value.rows : null;
  if (typeof rows !== 'number') throw new Error('A line is neither a row nor the end.');
  return rows;
}
