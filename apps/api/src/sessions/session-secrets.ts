import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import type { Config } from '../config/env';
import { secretLines } from '../config/settings';
import { DatabaseRefusedError } from '../database/database-refused.error';
import { writePrivateFile } from '../database/embedded/private-file';
import { SESSION_SECRET_SETTING } from '../database/backup/backup-format';
import { getOrCreateSetting } from '../database/settings';

/**
 * The secrets of this installation, the signing one first: those of `SESSION_SECRET`; otherwise those in `DATA_DIR/secret`,
 * beside the embedded database and not in it; otherwise one in the database, where all nodes find it.
 * @throws DatabaseRefusedError with a message for the operator if the file contains no key
 */
export async function sessionSecrets(config: Config, dataSource: DataSource): Promise<readonly string[]> {
  const { auth, database } = config;
  if (auth.sessionSecrets.length > 0) return auth.sessionSecrets;
  if (database.url === null) return secretsInFile(secretFile(database.dataDir), dataSource);
  return [await getOrCreateSetting(dataSource, SESSION_SECRET_SETTING, newSecret())];
}

/** Whether a dump of the database contains the key. */
export function isSecretInDatabase({ auth, database }: Config): boolean {
  return auth.sessionSecrets.length === 0 && database.url !== null;
}

function secretFile(dataDir: string): string {
  return join(dataDir, 'secret');
}

async function secretsInFile(path: string, dataSource: DataSource): Promise<readonly string[]> {
  // Earlier releases stored it in the database. The file is written first, so that a crash in between loses nothing.
  const stored = await storedSecret(dataSource);
  if (!existsSync(path)) writePrivateFile(path, `${stored ?? newSecret()}\n`);
  const secrets = readSecrets(path);
  if (stored !== null) {
    await dataSource.query('DELETE FROM settings WHERE name = $1', [SESSION_SECRET_SETTING]);
  }
  return secrets;
}

async function storedSecret(dataSource: DataSource): Promise<string | null> {
  const rows = await dataSource.query<{ value: string }[]>('SELECT value FROM settings WHERE name = $1', [
    SESSION_SECRET_SETTING,
  ]);
  return rows[0]?.value ?? null;
}

function readSecrets(path: string): readonly string[] {
  try {
    return secretLines(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new DatabaseRefusedError(
      `${path} contains no keys of at least 32 characters, one per line: restore it, or remove it; with a new key all users have to sign in again.`,
      { cause },
    );
  }
}

function newSecret(): string {
  return randomBytes(32).toString('hex');
}
