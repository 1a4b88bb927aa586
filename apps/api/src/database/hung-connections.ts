import type { Pool, PoolClient } from 'pg';

/** Far more than any request needs; migrations run before this limit applies. */
const MAX_HELD_MS = 10_000;

/**
 * Closes a connection that has been checked out for too long: a server that hangs, or a network that drops packets, would
 * block requests for as long as the kernel retries. It is closed rather than released, because in the pool it could still be
 * inside a transaction.
 */
export function cutHungConnections(pool: Pool, maxHeldMs = MAX_HELD_MS): void {
  const limits = new WeakMap<PoolClient, NodeJS.Timeout>();
  pool.on('acquire', (client) => {
    // `end` does not wait for the current statement: it fails with "Connection terminated".
    limits.set(client, setTimeout(() => void client.end(), maxHeldMs).unref());
  });
  pool.on('release', (_error, client) => clearTimeout(limits.get(client)));
}
