import type { Pool, PoolClient } from 'pg';

/** Far more than any request needs; migrations run before connections are watched. */
const MAX_HELD_MS = 10_000;

/**
 * Cuts a connection that somebody has held for too long: a server that hangs, or a network that swallows packets, would
 * keep requests waiting for as long as the kernel tries. It is cut and not merely given up, because given back to the
 * pool it could still be in the middle of a transaction.
 */
export function cutHungConnections(pool: Pool, longestHeldMs = MAX_HELD_MS): void {
  const limits = new WeakMap<PoolClient, NodeJS.Timeout>();
  pool.on('acquire', (client) => {
    // `end` does not wait for a statement under way: it fails with "Connection terminated".
    limits.set(client, setTimeout(() => void client.end(), longestHeldMs).unref());
  });
  pool.on('release', (_error, client) => clearTimeout(limits.get(client)));
}
