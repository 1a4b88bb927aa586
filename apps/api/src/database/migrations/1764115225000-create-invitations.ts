import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links with which accounts are created; and accounts whose users have not chosen a password yet. */
export class CreateInvitations1764115225000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE users ALTER COLUMN password_hash DROP NOT NULL');
    await queryRunner.query(`
      CREATE TABLE invitations (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        token_hash text NOT NULL UNIQUE,
        label text,
        created_at timestamptz NOT NULL DEFAULT now(),
        created_by uuid REFERENCES users (id) ON DELETE CASCADE,
        expires_at timestamptz NOT NULL,
        max_uses integer NOT NULL,
        uses integer NOT NULL DEFAULT 0,
        for_first_admin boolean NOT NULL DEFAULT false,
        CHECK (uses BETWEEN 0 AND max_uses),
        CHECK (for_first_admin = (created_by IS NULL))
      )`);
    await queryRunner.query('CREATE INDEX ON invitations (created_by)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE invitations');
    await queryRunner.query("UPDATE users SET password_hash = '' WHERE password_hash IS NULL");
    await queryRunner.query('ALTER TABLE users ALTER COLUMN password_hash SET NOT NULL');
  }
}
