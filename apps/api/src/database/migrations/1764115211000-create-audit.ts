import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Events of accounts. Users are stored by value, so that a row outlives its user. Rows cannot be changed and cannot be deleted
 * for 180 days, so that neither a bug nor an SQL injection can rewrite the log.
 */
export class CreateAudit1764115211000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE audit (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        at timestamptz NOT NULL DEFAULT now(),
        kind text NOT NULL,
        user_id uuid,
        username text,
        acting_user_id uuid,
        acting_username text,
        network text,
        detail jsonb NOT NULL DEFAULT '{}'
      )`);
    for (const columns of [
      'at, id',
      'user_id',
      'acting_user_id',
      'lower(username)',
      'lower(acting_username)',
    ]) {
      await queryRunner.query(`CREATE INDEX ON audit (${columns})`);
    }
    await queryRunner.query(`
      CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' AND OLD.at < now() - interval '180 days' THEN RETURN OLD; END IF;
        RAISE EXCEPTION 'The table audit takes rows and gives none back for 180 days.';
      END $$`);
    await queryRunner.query(`
      CREATE TRIGGER audit_keeps_rows BEFORE UPDATE OR DELETE ON audit
      FOR EACH ROW EXECUTE FUNCTION audit_is_append_only()`);
    await queryRunner.query(`
      CREATE TRIGGER audit_keeps_all_rows BEFORE TRUNCATE ON audit
      FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE audit');
    await queryRunner.query('DROP FUNCTION audit_is_append_only');
  }
}
