import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The id of a session before its renewal, so that a node that missed the message keeps the session's sockets. */
export class AddRenewalsOfSessions1764115213000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE sessions ADD COLUMN renewed_from text');
    await queryRunner.query(
      'CREATE INDEX sessions_renewed_from ON sessions (renewed_from) WHERE renewed_from IS NOT NULL',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE sessions DROP COLUMN renewed_from');
  }
}
