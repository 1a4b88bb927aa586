import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';

/**
 * TypeORM's own pool, which its types do not expose. There must be no second pool: the embedded database has one
 * connection, and a request for another would wait forever.
 */
export function connectionPool(dataSource: DataSource): Pool {
  return (dataSource.driver as unknown as { master: Pool }).master;
}
