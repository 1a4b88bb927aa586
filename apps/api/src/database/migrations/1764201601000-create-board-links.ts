import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links to boards, whose tokens are stored hashed, and the users who keep a board by one. A revoked link is deleted. */
export class CreateBoardLinks1764201601000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE board_links (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        board_id uuid NOT NULL REFERENCES boards (id) ON DELETE CASCADE,
        token_hash text NOT NULL UNIQUE,
        role text NOT NULL,
        label text,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz
      )`);
    await queryRunner.query('CREATE INDEX board_links_board_id ON board_links (board_id)');
    await queryRunner.query(`
      CREATE TABLE kept_links (
        user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        link_id uuid NOT NULL REFERENCES board_links (id) ON DELETE CASCADE,
        kept_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (user_id, link_id)
      )`);
    await queryRunner.query('CREATE INDEX kept_links_link_id ON kept_links (link_id)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['kept_links', 'board_links']) await queryRunner.query(`DROP TABLE ${table}`);
  }
}
