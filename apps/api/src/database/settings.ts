import type { DataSource } from 'typeorm';

/**
 * A value that is created once, by the first node that needs it, and stored in the database for all nodes.
 * @param made the value to store if there is none yet
 */
export async function getOrCreateSetting(
  dataSource: DataSource,
  name: string,
  made: string,
): Promise<string> {
  await dataSource.query('INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING', [
    name,
    made,
  ]);
  const rows = await dataSource.query<{ value: string }[]>('SELECT value FROM settings WHERE name = $1', [
    name,
  ]);
  const value = rows[0]?.value;
  if (value === undefined) throw new Error(`The table settings has lost ${name}.`);
  return value;
}
