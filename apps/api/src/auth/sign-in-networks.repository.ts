import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

/** Networks remembered for one user: a phone uses many. */
const MAX_NETWORKS_OF_USER = 20;
const LIFETIME = "interval '90 days'";

/** The networks from which users have signed in, as hashes of network and user, which can only be compared. */
@Injectable()
export class SignInNetworksRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async has(userId: string, network: string): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>(
      `SELECT 1 FROM sign_in_networks
       WHERE user_id = $1 AND network_hash = $2 AND seen_at > now() - ${LIFETIME}`,
      [userId, hashOf(userId, network)],
    );
    return rows.length > 0;
  }

  /** Remembers a network, and forgets the oldest above the maximum. Does nothing if the user has been deleted. */
  async remember(userId: string, network: string): Promise<void> {
    const hash = hashOf(userId, network);
    await this.dataSource.query(
      `WITH remembered AS (
         INSERT INTO sign_in_networks (user_id, network_hash, seen_at)
         SELECT id, $2, now() FROM users WHERE id = $1
         ON CONFLICT (user_id, network_hash) DO UPDATE SET seen_at = excluded.seen_at
       )
       DELETE FROM sign_in_networks WHERE user_id = $1 AND network_hash IN (
         SELECT network_hash FROM sign_in_networks WHERE user_id = $1 AND network_hash <> $2
         ORDER BY seen_at DESC OFFSET ${MAX_NETWORKS_OF_USER - 1}
       )`,
      [userId, hash],
    );
  }

  async forgetOld(): Promise<void> {
    await this.dataSource.query(`DELETE FROM sign_in_networks WHERE seen_at < now() - ${LIFETIME}`);
  }
}

function hashOf(userId: string, network: string): string {
  return createHash('sha256').update(`${userId} ${network}`).digest('base64url').slice(0, 22);
}
