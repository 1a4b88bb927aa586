import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The country of the place by which a clock was chosen; unknown for clocks that were saved before this migration. */
export class AddCountryOfSavedZones1763836803000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE saved_zones ADD COLUMN country text');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE saved_zones DROP COLUMN country');
  }
}
