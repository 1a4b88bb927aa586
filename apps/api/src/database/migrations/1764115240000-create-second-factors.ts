import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Second factors: secrets of authenticator apps (encrypted), passkeys, and recovery codes (hashed). */
export class CreateSecondFactors1764115240000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    // `last_step` is the time step of the last accepted code: a code is accepted once (RFC 6238, section 5.2).
    await queryRunner.query(`
      CREATE TABLE totp_factors (
        user_id uuid PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
        sealed_secret text NOT NULL,
        confirmed_at timestamptz,
        last_step bigint NOT NULL DEFAULT 0
      )`);
    // A passkey works only for the host it was made for, its `rp_id` (WebAuthn, "relying party identifier").
    await queryRunner.query(`
      CREATE TABLE passkeys (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        credential_id text NOT NULL UNIQUE,
        public_key text NOT NULL,
        counter bigint NOT NULL,
        transports text[] NOT NULL,
        rp_id text NOT NULL,
        name text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        last_used_at timestamptz
      )`);
    await queryRunner.query('CREATE INDEX passkeys_user_id ON passkeys (user_id)');
    await queryRunner.query(`
      CREATE TABLE recovery_codes (
        user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        code_hash text NOT NULL,
        PRIMARY KEY (user_id, code_hash)
      )`);
    await queryRunner.query(`
      CREATE TABLE used_challenges (
        challenge_hash text PRIMARY KEY,
        expires_at timestamptz NOT NULL
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['used_challenges', 'recovery_codes', 'passkeys', 'totp_factors'])
      await queryRunner.query(`DROP TABLE ${table}`);
  }
}
