import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The session as express-session serializes it, with its expiry. The user is taken from what Passport stored in it, so that a
 * user's sessions can be ended and are deleted with the user.
 */
export class CreateSessions1763836801000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE sessions (
        sid text PRIMARY KEY,
        sess json NOT NULL,
        expire timestamptz NOT NULL,
        user_id uuid GENERATED ALWAYS AS ((sess -> 'passport' ->> 'user')::uuid) STORED
          REFERENCES users (id) ON DELETE CASCADE
      )`);
    await queryRunner.query('CREATE INDEX sessions_expire ON sessions (expire)');
    await queryRunner.query('CREATE INDEX sessions_user_id ON sessions (user_id)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE sessions');
  }
}
