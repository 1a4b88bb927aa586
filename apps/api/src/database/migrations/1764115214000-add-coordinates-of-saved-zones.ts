import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where the place is by which a clock was chosen. The server adds the coordinates of older rows when it first reads them. */
export class AddCoordinatesOfSavedZones1764115214000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'ALTER TABLE saved_zones ADD COLUMN latitude double precision, ADD COLUMN longitude double precision',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE saved_zones DROP COLUMN latitude, DROP COLUMN longitude');
  }
}
