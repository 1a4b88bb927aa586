/**
 * A backup is gzipped text with one JSON value per line: a {@link BackupHeader}, then `["<table>", {<column>: <value>, …}]`
 * for each row, then a {@link BackupEnd}. It contains rows rather than the cluster's files, because those still hold
 * deleted rows and other data that was never meant to be stored (docs/adr/0024).
 */
export interface BackupHeader {
  format: 'live-tz-backup';
  version: 1;
  /** UTC milliseconds. */
  createdAtMs: number;
  /** Names of the migrations that were applied to its rows, oldest first. */
  migrations: string[];
}

/** The last line: a file without it is incomplete. */
export interface BackupEnd {
  rows: number;
}

/** Name of the session key in the table `settings`, where it is stored there. */
export const SESSION_SECRET_SETTING = 'session_secret';

/**
 * Tables that grant access, even though they are hashed, and tables that describe the cluster and not its content. A backup
 * contains every other table: a new one is included unless it is named here.
 */
export const TABLES_LEFT_OUT: readonly string[] = [
  'sessions',
  'password_resets',
  'invitations',
  'board_links',
  'kept_links',
  'access_tokens',
  'migrations',
];

/** Conditions on the rows of tables that are only partly included. */
export const ROWS_TAKEN: Readonly<Record<string, string>> = {
  settings: `name <> '${SESSION_SECRET_SETTING}'`,
};

/** @returns null if the line is not a header of this format */
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
