import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Session ids are kept as their SHA-256 from here on; the rows that exist are hashed, so that nobody is signed out. The new
 * columns tell a person's sessions apart. Their first default differs for each row, so PostgreSQL writes the table anew, and
 * the ids as they were go with the old file.
 */
export class HashSessionIds1764115200000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`UPDATE sessions SET sid = encode(sha256(convert_to(sid, 'UTF8')), 'base64')`);
    await queryRunner.query(`
      ALTER TABLE sessions
        ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid(),
        ADD COLUMN created_at timestamptz NOT NULL DEFAULT now()`);
    // When they were made is not known: at the latest when they were last given their thirty days.
    await queryRunner.query(`UPDATE sessions SET created_at = LEAST(now(), expire - interval '30 days')`);
    await queryRunner.query('CREATE UNIQUE INDEX sessions_id ON sessions (id)');
  }

  /** A hash leads back to no id: everybody signs in again. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DELETE FROM sessions');
    await queryRunner.query('ALTER TABLE sessions DROP COLUMN id, DROP COLUMN created_at');
  }
}
