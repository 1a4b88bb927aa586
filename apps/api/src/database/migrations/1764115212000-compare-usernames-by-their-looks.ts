import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cyrillic, Greek, Armenian and rare Latin letters beside the Latin ones they look like (Unicode's confusables.txt). */
const LOOKALIKES: readonly (readonly [letters: string, latin: string])[] = [
  ['аеорсухѕіјһԁԛԝӏѵүкёї', 'aeopcyxsijhdqwlvykëï'],
  ['АВЕЅІЈКМНОРСТУХԚԜѴҮӀЁЇ', 'ABESIJKMHOPCTYXQWVYlËÏ'],
  ['αονριγυκχϳϲ', 'aovpiyukxjc'],
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹ', 'ABEZHIKMNOPTYXC'],
  ['ոօսհցզյՕՏՍԼ', 'nouhgqjOSUL'],
  ['ıɑɡȷɩ', 'iagji'],
];

/**
 * What a user name looks like. A name in one foreign script alone can look like a Latin one; of two that look alike the
 * later is refused. An index over a function, so that a row needs nothing more than its name.
 */
export class CompareUsernamesByTheirLooks1764115212000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const [from, to] = [0, 1].map((side) => LOOKALIKES.map((pair) => pair[side]).join(''));
    await queryRunner.query(`
      CREATE FUNCTION username_skeleton(name text) RETURNS text LANGUAGE sql IMMUTABLE
      AS $$ SELECT lower(translate(name, '${from}', '${to}')) $$`);
    await queryRunner.query('CREATE INDEX users_username_skeleton ON users (username_skeleton(username))');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX users_username_skeleton');
    await queryRunner.query('DROP FUNCTION username_skeleton');
  }
}
