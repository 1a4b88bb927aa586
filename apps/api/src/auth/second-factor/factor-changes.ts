import type { DataSource, EntityManager } from 'typeorm';

/** Changes of one user's factors are serialized, so that two of them cannot both find the other's factor as the remaining one. */
export function changingFactors<T>(
  dataSource: DataSource,
  userId: string,
  change: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  return dataSource.transaction(async (manager) => {
    await manager.query('SELECT FROM users WHERE id = $1 FOR UPDATE', [userId]);
    return change(manager);
  });
}

export async function hasFactor(manager: EntityManager, userId: string): Promise<boolean> {
  const rows = await manager.query<{ has: boolean }[]>(
    `SELECT EXISTS (SELECT FROM totp_factors WHERE user_id = $1 AND confirmed_at IS NOT NULL)
       OR EXISTS (SELECT FROM passkeys WHERE user_id = $1) AS has`,
    [userId],
  );
  return rows[0]?.has === true;
}

/** Stores recovery codes in place of the earlier ones. */
export async function putCodes(manager: EntityManager, userId: string, hashes: string[]): Promise<void> {
  await manager.query('DELETE FROM recovery_codes WHERE user_id = $1', [userId]);
  await manager.query('INSERT INTO recovery_codes (user_id, code_hash) SELECT $1, unnest($2::text[])', [
    userId,
    hashes,
  ]);
}
