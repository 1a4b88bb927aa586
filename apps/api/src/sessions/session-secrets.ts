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
 * The secrets of this installation, the signing one first: those of `SESSION_SECRET`; else those in `DATA_DIR/secret`, beside
 * the embedded database and not in it; else one in the database, which is where nodes can agree without being told.
 * @throws DatabaseRefusedError with a sentence for a file that holds no key
 */
export async function sessionSecrets(config: Config, dataSource: DataSource): Promise<readonly string[]> {
  const { auth, database } = config;
  if (auth.sessionSecrets.length > 0) return auth.sessionSecrets;
  if (database.url === null) return secretsInFile(secretFile(database.dataDir), dataSource);
  return [await getOrCreateSetting(dataSource, SESSION_SECRET_SETTING, newSecret())];
}

/** Whether the key lies where a dump of the database takes it along. */
export function isSecretInDatabase({ auth, database }: Config): boolean {
  return auth.sessionSecrets.length === 0 && database.url !== null;
}

function secretFile(dataDir: string): string {
  return join(dataDir, 'secret');
}

async function secretsInFile(path: string, dataSource: DataSource): Promise<readonly string[]> {
  // Earlier releases kept it in the database. The file comes first: a crash in between loses nothing.
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
      `${path} holds no keys, each of at least 32 characters on a line of its own: put them back, or remove the file; with a new one everybody signs in again.`,
      { cause },
    );
  }
}

function newSecret(): string {
  return randomBytes(32).toString('hex');
}
