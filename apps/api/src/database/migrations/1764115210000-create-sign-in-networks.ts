import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Networks from which a user has signed in: guesses at their name from elsewhere do not slow them down there. */
export class CreateSignInNetworks1764115210000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE sign_in_networks (
        user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        network_hash text NOT NULL,
        seen_at timestamptz NOT NULL,
        PRIMARY KEY (user_id, network_hash)
      )`);
    await queryRunner.query('CREATE INDEX sign_in_networks_seen_at ON sign_in_networks (seen_at)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE sign_in_networks');
  }
}
