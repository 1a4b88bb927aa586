import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';

/**
 * TypeORM's own pool, which its types keep to themselves. There must be no second one: the embedded database has one
 * connection, and whoever asked for another would wait for ever.
 */
export function connectionPool(dataSource: DataSource): Pool {
  return (dataSource.driver as unknown as { master: Pool }).master;
}
