import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cyrillic, Greek, Armenian and rare Latin letters next to the Latin letters that they look like (Unicode's confusables.txt). */
const LOOKALIKES: readonly (readonly [letters: string, latin: string])[] = [
  ['аеорсухѕіјһԁԛԝӏѵүкёї', 'aeopcyxsijhdqwlvykëï'],
  ['АВЕЅІЈКМНОРСТУХԚԜѴҮӀЁЇ', 'ABESIJKMHOPCTYXQWVYlËÏ'],
  ['αονριγυκχϳϲ', 'aovpiyukxjc'],
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹ', 'ABEZHIKMNOPTYXC'],
  ['ոօսհցզյՕՏՍԼ', 'nouhgqjOSUL'],
  ['ıɑɡȷɩ', 'iagji'],
];

/**
 * The Latin look-alike of a user name. A name entirely in another script can look like a Latin one; of two names that look
 * alike the later one is refused. It is an index on a function, so that a row needs no further column.
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
