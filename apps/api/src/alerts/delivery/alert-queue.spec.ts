import { PrivatePostgres } from '@live-tz/test-cluster';
import { MS_PER_MINUTE } from '@live-tz/wall-clock';
import { DataSource } from 'typeorm';
import { postgresOptions } from '../../database/data-source-options';
import { AlertDeliveriesRepository, type NewAlert } from './alert-deliveries.repository';
import { AlertScanRepository } from '../scan/alert-scan.repository';

const ZONES = ['Europe/Berlin', 'Asia/Tokyo'];
const KNOWN = { release: '2026f', digest: 'f', known: { fromMs: 0, untilMs: 0, zones: {} } };
const ALERTS: NewAlert[] = [...ZONES, 'America/Lima'].map((zone) => ({
  zone,
  key: `${zone} 7`,
  summaryH12: `Clocks go back in ${zone} at 3:00 AM.`,
  content: {
    kind: 'clock-change',
    summary: `Clocks go back in ${zone}.`,
    zone,
    daysAhead: 7,
    change: null,
    withdrawn: null,
    tzdata: '2026f',
    createdAtMs: 0,
  },
}));

describe('the queue of alerts, with two nodes', () => {
  let postgres: PrivatePostgres;
  let dataSource: DataSource;
  let nodes: [AlertDeliveriesRepository, AlertDeliveriesRepository];

  beforeAll(async () => {
    postgres = await PrivatePostgres.start();
    dataSource = await new DataSource(postgresOptions(await postgres.newDatabase())).initialize();
    await dataSource.runMigrations({ transaction: 'all' });
    nodes = [new AlertDeliveriesRepository(dataSource), new AlertDeliveriesRepository(dataSource)];
    await dataSource.query(`
      INSERT INTO users (username, username_key, password_hash, preferences)
      SELECT name, name, '', CASE name WHEN 'cleo' THEN '{"hourCycle": "h12"}' ELSE '{}' END::jsonb
      FROM unnest(ARRAY['ann', 'ben', 'cleo']) AS name`);
    await dataSource.query("INSERT INTO boards (owner_id, name, position) SELECT id, 'Mine', 0 FROM users");
    await dataSource.query(
      `INSERT INTO board_clocks (board_id, zone, position)
       SELECT boards.id, zone, number FROM boards, unnest($1::text[]) WITH ORDINALITY AS zones (zone, number)`,
      [ZONES],
    );
    // Ben's address is not confirmed.
    await dataSource.query(
      `INSERT INTO alert_channels (user_id, kind, address, confirmed_at)
       SELECT id, 'webhook', 'https://' || username || '.example/', CASE username WHEN 'ben' THEN NULL ELSE now() END
       FROM users`,
    );
  }, 60_000);
  afterAll(async () => {
    await dataSource.destroy();
    await postgres.dispose();
  });

  it('gets the alerts of a scan once for each confirmed channel of a user with the zone', async () => {
    const scans = nodes.map((node) => new AlertScanRepository(dataSource, node));
    const added = await Promise.all(scans.map((scan) => scan.store(null, KNOWN, ALERTS)));
    expect(added.sort()).toEqual([4, null]);
    expect(await scans[0]?.store(1, KNOWN, ALERTS)).toBe(0);
    expect(await scans[1]?.store(1, KNOWN, ALERTS)).toBeNull();
  });

  it('has the text of an alert with AM/PM for users who have chosen it', async () => {
    const rows = await dataSource.query<{ username: string; summary: string }[]>(`
      SELECT username, content ->> 'summary' AS summary FROM alert_deliveries
      JOIN alert_channels ON alert_channels.id = channel_id JOIN users ON users.id = user_id
      WHERE key = 'Asia/Tokyo 7' ORDER BY username`);
    expect(rows).toEqual([
      { username: 'ann', summary: 'Clocks go back in Asia/Tokyo.' },
      { username: 'cleo', summary: 'Clocks go back in Asia/Tokyo at 3:00 AM.' },
    ]);
  });

  it('gives each alert to one node, those of one channel together', async () => {
    const claims = await Promise.all(nodes.map((node) => node.claim()));
    const later = await nodes[0].claim();
    const claimed = [...claims.flat(), ...later];
    expect(new Set(claimed.map(({ id }) => id)).size).toBe(4);
    expect(claimed).toHaveLength(4);
    for (const claim of claims) {
      expect(new Set(claim.map(({ channelId }) => channelId)).size).toBeLessThanOrEqual(1);
    }
    expect(await nodes[1].claim()).toEqual([]);
  });

  it('gives an alert to another node, under the same id, if its node has ended', async () => {
    const [row] = await dataSource.query<{ id: string }[]>(
      'SELECT id FROM alert_deliveries ORDER BY id LIMIT 1',
    );
    await nodes[0].postpone([row?.id ?? ''], 0);
    const [first] = await nodes[0].claim();
    await dataSource.query(
      "UPDATE alert_deliveries SET next_attempt_at = next_attempt_at - interval '5 minutes' WHERE id = $1",
      [row?.id],
    );
    const [again] = await nodes[1].claim();
    expect(again).toEqual({ ...first, attempts: (first?.attempts ?? 0) + 1 });
    await nodes[1].markSent([again?.id ?? ''], 200);
    expect(await nodes[0].claim()).toEqual([]);
  });

  it('gives nothing before its next attempt is due, after the last one, or for a disabled user', async () => {
    const ids = (
      await dataSource.query<{ id: string }[]>("SELECT id FROM alert_deliveries WHERE state = 'waiting'")
    ).map(({ id }) => id);
    const [later = '', never = '', disabled = ''] = ids;
    await nodes[0].markFailed([later], { failure: 'timeout', status: null }, MS_PER_MINUTE);
    await nodes[0].markFailed([never], { failure: 'status', status: 500 }, null);
    await nodes[0].postpone([disabled], 0);
    await dataSource.query('UPDATE users SET is_disabled = true');
    expect(await nodes[0].claim()).toEqual([]);
    await dataSource.query('UPDATE users SET is_disabled = false');
    expect((await nodes[0].claim()).map(({ id }) => id)).toEqual([disabled]);
  });

  it('leaves out the alerts of some users, and gives those of others last', async () => {
    await dataSource.query("UPDATE alert_deliveries SET state = 'waiting', next_attempt_at = now()");
    const [first] = await nodes[0].claim();
    await dataSource.query("UPDATE alert_deliveries SET next_attempt_at = now() - interval '1 second'");
    const userId = first?.userId ?? '';
    const [other] = await nodes[0].claim({ excluded: [], last: [userId] });
    expect(other?.userId).not.toBe(userId);
    expect(await nodes[0].claim({ excluded: [userId], last: [] })).toEqual([]);
    expect((await nodes[0].claim({ excluded: [], last: [userId] }))[0]?.userId).toBe(userId);
  });
});
