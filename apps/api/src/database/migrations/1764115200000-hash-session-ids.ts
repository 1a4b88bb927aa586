import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Stores session ids as their SHA-256; existing rows are hashed, so that all users stay signed in. The new columns distinguish
 * a user's sessions. Their first default differs for each row, so PostgreSQL rewrites the table, and the plain ids are deleted
 * with the old file.
 */
export class HashSessionIds1764115200000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`UPDATE sessions SET sid = encode(sha256(convert_to(sid, 'UTF8')), 'base64')`);
    await queryRunner.query(`
      ALTER TABLE sessions
        ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid(),
        ADD COLUMN created_at timestamptz NOT NULL DEFAULT now()`);
    // The creation time is unknown: at the latest when the session last got its thirty days.
    await queryRunner.query(`UPDATE sessions SET created_at = LEAST(now(), expire - interval '30 days')`);
    await queryRunner.query('CREATE UNIQUE INDEX sessions_id ON sessions (id)');
  }

  /** A hash cannot be reversed, so all users have to sign in again. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DELETE FROM sessions');
    await queryRunner.query('ALTER TABLE sessions DROP COLUMN id, DROP COLUMN created_at');
  }
}
