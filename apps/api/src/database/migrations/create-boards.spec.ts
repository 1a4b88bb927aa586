import { PrivatePostgres } from '@live-tz/test-cluster';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { MIGRATIONS, postgresOptions } from '../data-source-options';
import { CreateBoards1764201600000 } from './1764201600000-create-boards';

const before = MIGRATIONS.slice(0, MIGRATIONS.indexOf(CreateBoards1764201600000));

describe('CreateBoards', () => {
  let postgres: PrivatePostgres;
  let url: string;

  beforeAll(async () => {
    postgres = await PrivatePostgres.start();
    url = await postgres.newDatabase();
  }, 60_000);
  afterAll(() => postgres.dispose());

  async function withMigrations<T>(
    migrations: DataSourceOptions['migrations'],
    use: (dataSource: DataSource) => Promise<T>,
  ): Promise<T> {
    const options = { ...postgresOptions(url), migrations } as DataSourceOptions;
    const dataSource = await new DataSource(options).initialize();
    try {
      await dataSource.runMigrations({ transaction: 'all' });
      return await use(dataSource);
    } finally {
      await dataSource.destroy();
    }
  }

  it('turns the saved zones of each user into a first board, in their order, and back', async () => {
    const saved = await withMigrations(before, async (dataSource) => {
      await dataSource.query(`
        INSERT INTO users (username, username_key, password_hash, preferences)
        SELECT name, name, '', '{}' FROM unnest(ARRAY['ann', 'ben', 'cleo']) AS name`);
      await dataSource.query(`
        INSERT INTO saved_zones (user_id, zone, label, place, country, latitude, longitude, position)
        SELECT users.id, zone, label, place, country, latitude, longitude, row.position FROM users, (VALUES
          ('ann', 'Asia/Calcutta', 'Mum', 'Mumbai', 'India', 19.08, 72.88, 1),
          ('ann', 'UTC', NULL, NULL, NULL, NULL, NULL, 0),
          ('ann', 'Asia/Calcutta', 'Office', 'Pune', 'India', 18.52, 73.86, 2),
          ('ben', 'Europe/Lisbon', NULL, 'Lisbon', 'Portugal', 38.72, -9.13, 0)
        ) AS row (username, zone, label, place, country, latitude, longitude, position)
        WHERE users.username = row.username`);
      return dataSource.query<unknown[]>(SAVED_ZONES);
    });
    expect(saved).toHaveLength(4);
    await withMigrations(MIGRATIONS, async (dataSource) => {
      const boards = await dataSource.query<unknown[]>(
        `SELECT username, name, layout, sort, hours, position, revision FROM boards JOIN users ON users.id = owner_id
         ORDER BY username`,
      );
      const first = {
        name: 'My clocks',
        layout: 'cards',
        sort: 'manual',
        hours: null,
        position: 0,
        revision: 1,
      };
      expect(boards).toEqual([
        { username: 'ann', ...first },
        { username: 'ben', ...first },
      ]);
      expect(await dataSource.query<unknown[]>(CLOCKS)).toEqual(saved);
    });
    await withMigrations(MIGRATIONS, async (dataSource) => {
      const undone = MIGRATIONS.length - before.length;
      for (let count = 0; count < undone; count += 1) await dataSource.undoLastMigration();
      const withoutId = (rows: { id: string }[]) => rows.map(({ id: _id, ...row }) => row);
      expect(withoutId(await dataSource.query(SAVED_ZONES))).toEqual(withoutId(saved as { id: string }[]));
    });
  });
});

const COLUMNS = 'zone, label, place, country, latitude, longitude';
const SAVED_ZONES = `SELECT username, saved_zones.id, ${COLUMNS}, position, saved_zones.created_at
  FROM saved_zones JOIN users ON users.id = user_id ORDER BY username, position`;
const CLOCKS = `SELECT username, board_clocks.id, ${COLUMNS}, board_clocks.position, board_clocks.created_at
  FROM board_clocks JOIN boards ON boards.id = board_id JOIN users ON users.id = owner_id
  ORDER BY username, board_clocks.position`;
