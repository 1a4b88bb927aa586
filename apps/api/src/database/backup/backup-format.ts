/**
 * A backup is gzipped text, one JSON value a line: a {@link BackupHeader}, then `["<table>", {<column>: <value>, …}]` for
 * each row, then a {@link BackupEnd}. It is made of rows and not of the cluster's files, because those keep what was
 * deleted and what was never meant to be kept (docs/adr/0024).
 */
export interface BackupHeader {
  format: 'live-tz-backup';
  version: 1;
  /** UTC milliseconds. */
  createdAtMs: number;
  /** Names of the migrations its rows have seen, oldest first. */
  migrations: string[];
}

/** The last line: a file without it is not whole. */
export interface BackupEnd {
  rows: number;
}

/** Name of the key of sessions in the table `settings`, where it is kept there. */
export const SESSION_SECRET_SETTING = 'session_secret';

/**
 * What lets its holder in, though it is hashed, and what belongs to a cluster and not to its content. Everything else is in a
 * backup: a new table is taken along unless it is named here.
 */
export const TABLES_LEFT_OUT: readonly string[] = ['sessions', 'password_resets', 'migrations'];

/** A condition on the rows of a table, where not all of them are taken along. */
export const ROWS_TAKEN: Readonly<Record<string, string>> = {
  settings: `name <> '${SESSION_SECRET_SETTING}'`,
};

/** @returns null for what is no header of this format */
export function headerOf(line: string): BackupHeader | null {
  const value = parsed(line);
  const isHeader =
    isObject(value) &&
    value['format'] === 'live-tz-backup' &&
    value['version'] === 1 &&
    isNames(value['migrations']);
  return isHeader ? (value as unknown as BackupHeader) : null;
}

function isNames(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
