import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The channels of alerts, what is sent to them, and the last scan for changes of the clocks. */
export class CreateAlerts1764288000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE alert_channels (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        kind text NOT NULL,
        address text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        confirmed_at timestamptz,
        UNIQUE (user_id, kind, address)
      )`);
    // The key makes an alert unique: it is added before it is sent, and never again.
    await queryRunner.query(`
      CREATE TABLE alert_deliveries (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        channel_id uuid NOT NULL REFERENCES alert_channels (id) ON DELETE CASCADE,
        key text NOT NULL,
        content jsonb NOT NULL,
        state text NOT NULL DEFAULT 'waiting',
        attempts integer NOT NULL DEFAULT 0,
        failure text,
        status integer,
        created_at timestamptz NOT NULL DEFAULT now(),
        next_attempt_at timestamptz NOT NULL DEFAULT now(),
        sent_at timestamptz,
        UNIQUE (channel_id, key)
      )`);
    await queryRunner.query(
      "CREATE INDEX alert_deliveries_waiting ON alert_deliveries (next_attempt_at) WHERE state = 'waiting'",
    );
    await queryRunner.query('CREATE INDEX alert_deliveries_created_at ON alert_deliveries (created_at)');
    await queryRunner.query(`
      CREATE TABLE alert_scan (
        only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
        version integer NOT NULL,
        scanned_at timestamptz NOT NULL,
        release text NOT NULL,
        digest text NOT NULL,
        known jsonb NOT NULL
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['alert_scan', 'alert_deliveries', 'alert_channels']) {
      await queryRunner.query(`DROP TABLE ${table}`);
    }
  }
}
