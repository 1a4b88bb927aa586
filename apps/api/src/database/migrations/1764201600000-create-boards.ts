import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Boards and their clocks; what users have saved becomes their first board. The ids of clocks are unique on a board only, because
 * clients may choose them. Positions are checked at the end of a transaction, because a reorder produces duplicates on its way.
 */
export class CreateBoards1764201600000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE boards (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        owner_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        name text NOT NULL,
        layout text NOT NULL DEFAULT 'cards',
        sort text NOT NULL DEFAULT 'manual',
        hours jsonb,
        position integer NOT NULL,
        revision integer NOT NULL DEFAULT 1,
        settings_revision integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (owner_id, position) DEFERRABLE INITIALLY DEFERRED
      )`);
    await queryRunner.query(`
      CREATE TABLE board_clocks (
        board_id uuid NOT NULL REFERENCES boards (id) ON DELETE CASCADE,
        id uuid NOT NULL DEFAULT gen_random_uuid(),
        zone text NOT NULL,
        label text,
        place text,
        country text,
        latitude double precision,
        longitude double precision,
        position integer NOT NULL,
        hours jsonb,
        note text,
        revision integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (board_id, id),
        UNIQUE (board_id, position) DEFERRABLE INITIALLY DEFERRED
      )`);
    await queryRunner.query(
      "INSERT INTO boards (owner_id, name, position) SELECT DISTINCT user_id, 'My clocks', 0 FROM saved_zones",
    );
    await queryRunner.query(`
      INSERT INTO board_clocks (board_id, id, zone, label, place, country, latitude, longitude, position, created_at)
      SELECT boards.id, saved_zones.id, zone, label, place, country, latitude, longitude, saved_zones.position,
        saved_zones.created_at
      FROM saved_zones JOIN boards ON owner_id = user_id`);
    await queryRunner.query('DROP TABLE saved_zones');
  }

  /** Only first boards are kept. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE saved_zones (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        zone text NOT NULL,
        label text,
        place text,
        position integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        country text,
        latitude double precision,
        longitude double precision,
        UNIQUE (user_id, position) DEFERRABLE INITIALLY DEFERRED
      )`);
    await queryRunner.query(`
      INSERT INTO saved_zones (user_id, zone, label, place, country, latitude, longitude, position, created_at)
      SELECT owner_id, zone, label, place, country, latitude, longitude, board_clocks.position, board_clocks.created_at
      FROM board_clocks JOIN boards ON boards.id = board_id WHERE boards.position = 0`);
    for (const table of ['board_clocks', 'boards']) await queryRunner.query(`DROP TABLE ${table}`);
  }
}
