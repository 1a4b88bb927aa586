import {
  type AccountExport,
  MATCH_KINDS,
  MAX_SAVED_ZONES,
  type Meta,
  type SavedZone,
  type ZoneDetails,
  type ZoneMatch,
  type ZoneState,
} from '@live-tz/contracts';
import { type ApiResponse, BrowserLike, RunningApp } from '@live-tz/test-cluster';
import { retryUnavailable } from './support/retry-unavailable';
import { problemOf } from './support/problem-of';

let app: RunningApp;
let anonymous: BrowserLike;
let user: BrowserLike;

beforeAll(async () => {
  app = await RunningApp.start();
  anonymous = new BrowserLike(app.url);
  user = await BrowserLike.register(app.url);
});
afterAll(() => app.dispose());

describe('the meta data', () => {
  it('are public', async () => {
    const before = Date.now();
    const { status, body } = await anonymous.get<Meta>('/meta');
    expect(status).toBe(200);
    const { ntp, ...meta } = body;
    // The machine of the tests may have a time service or not.
    expect(ntp === null || typeof ntp.synchronised === 'boolean').toBe(true);
    expect(meta).toEqual({
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      pageBuild: expect.stringMatching(/^[\w-]{8}$/),
      canEmbed: false,
      serverMs: expect.any(Number),
      tzdata: { release: '2026f', source: 'bundled', releasedOn: '2026-10-27' },
    });
    expect(body.serverMs).toBeGreaterThanOrEqual(before);
    expect(body.serverMs).toBeLessThanOrEqual(Date.now());
  });
});

describe('searching zones', () => {
  function search(query: string): Promise<ApiResponse<ZoneMatch[]>> {
    return anonymous.get<ZoneMatch[]>(`/zones?${query}`);
  }

  it.each<[string, Partial<ZoneMatch>]>([
    ['q=kathm', { zone: 'Asia/Kathmandu', country: 'Nepal', offsetMinutes: 345, matchedOn: 'name' }],
    ['q=new+york', { zone: 'America/New_York' }],
    ['q=new%20york', { zone: 'America/New_York' }],
    ['q=america%2Fnew_york', { zone: 'America/New_York' }],
    ['q=calcutta', { zone: 'Asia/Kolkata', matchedOn: 'old-name' }],
    ['q=Asia/Calcutta', { zone: 'Asia/Calcutta', matchedOn: 'old-name' }],
    ['q=US/Eastern', { zone: 'US/Eastern', matchedOn: 'old-name' }],
    ['q=nepal', { zone: 'Asia/Kathmandu', matchedOn: 'country' }],
    ['q=C%C3%B4te%20d%E2%80%99Ivoire', { zone: 'Africa/Abidjan', matchedOn: 'country' }],
    ['q=cote%20divoire', { zone: 'Africa/Abidjan', matchedOn: 'country' }],
    ['q=Asunci%C3%B3n', { zone: 'America/Asuncion' }],
    ['q=S%C3%A3o%20paulo', { zone: 'America/Sao_Paulo' }],
    ['q=IST', { country: 'India', matchedOn: 'abbreviation' }],
    [
      'q=seattle',
      { zone: 'America/Los_Angeles', name: 'Seattle', country: 'United States', matchedOn: 'name' },
    ],
    ['q=Shenzhen', { zone: 'Asia/Shanghai', name: 'Shenzhen', country: 'China' }],
    ['q=%E6%9D%B1%E4%BA%AC', { zone: 'Asia/Tokyo', name: 'Tokyo', matchedOn: 'name' }],
    ['q=%D0%9A%D0%B8%D1%97%D0%B2', { zone: 'Europe/Kyiv', name: 'Kyiv', matchedOn: 'name' }],
    ['q=Bombay', { zone: 'Asia/Kolkata', name: 'Mumbai', matchedOn: 'old-name' }],
    ['q=NYC', { zone: 'America/New_York', name: 'New York', matchedOn: 'name' }],
    ['q=springfield+illinois', { zone: 'America/Chicago', name: 'Springfield', region: 'Illinois' }],
    ['q=cambridge+uk', { zone: 'Europe/London', name: 'Cambridge', region: 'England' }],
    ['q=texas', { zone: 'America/Chicago', name: 'Houston', matchedOn: 'region' }],
    ['q=bavaria', { zone: 'Europe/Berlin', name: 'Bavaria', matchedOn: 'region' }],
    ['q=LHR', { zone: 'Europe/London', region: 'LHR', matchedOn: 'airport' }],
    ['q=Pacific+Time', { zone: 'America/Los_Angeles', matchedOn: 'label' }],
    ['q=pheonix', { zone: 'America/Phoenix', matchedOn: 'similar' }],
    ['q=%2B5:45', { zone: 'Asia/Kathmandu', offsetMinutes: 345, matchedOn: 'offset' }],
    ['q=+5:45', { zone: 'Asia/Kathmandu', offsetMinutes: 345, matchedOn: 'offset' }],
    ['q=5:45', { zone: 'Asia/Kathmandu', matchedOn: 'offset' }],
    ['q=UTC-3', { offsetMinutes: -180, matchedOn: 'offset' }],
    ['q=UTC%E2%88%9203:00', { offsetMinutes: -180, matchedOn: 'offset' }],
    ['q=gmt%2B1', { offsetMinutes: 60, matchedOn: 'offset' }],
    ['q=Etc/GMT+5', { zone: 'Etc/GMT+5', offsetMinutes: -300 }],
    ['', { zone: 'UTC', latitude: null, longitude: null }],
    ['q=', { zone: 'UTC' }],
  ])('finds by %s', async (query, first) => {
    const { status, body } = await search(query);
    expect(status).toBe(200);
    expect(body[0]).toMatchObject(first);
    for (const match of body) {
      expect(MATCH_KINDS).toContain(match.matchedOn);
      expect(match).toEqual({
        zone: expect.any(String),
        name: expect.stringMatching(/\S/),
        region: match.region === null ? null : expect.stringMatching(/\S/),
        country: match.country === null ? null : expect.stringMatching(/\S/),
        offsetMinutes: expect.any(Number),
        matchedOn: match.matchedOn,
        latitude: match.latitude === null ? null : expect.any(Number),
        longitude: match.latitude === null ? null : expect.any(Number),
      });
    }
  });

  it('finds every meaning of an abbreviation', async () => {
    const { body } = await search('q=IST&limit=50');
    const zones = body.map(({ zone }) => zone);
    expect(zones).toEqual(expect.arrayContaining(['Asia/Kolkata', 'Asia/Jerusalem']));
  });

  it('does not use the inverted sign of Etc/GMT zones in names', async () => {
    const { body } = await search('q=UTC-5&limit=50');
    expect(body.map(({ zone }) => zone)).toContain('Etc/GMT+5');
    for (const { name, offsetMinutes } of body) {
      expect(offsetMinutes).toBe(-300);
      expect(name).not.toContain('+5');
    }
  });

  it('finds only existing zones, and no two rows with the same text', async () => {
    const { body } = await search('q=springfield&limit=50');
    expect(body.length).toBeGreaterThan(5);
    const rows = body.map(({ name, region, country }) => JSON.stringify([name, region, country]));
    expect(new Set(rows).size).toBe(rows.length);
    for (const { zone, offsetMinutes } of body) {
      const state = await anonymous.get<ZoneState>(`/zones/${zone}`);
      expect(state.body.offsetMinutes).toBe(offsetMinutes);
    }
  });

  it('finds nothing for an unknown name', async () => {
    expect(await search('q=zzzzqqqq')).toMatchObject({ status: 200, body: [] });
  });

  it('applies the limit', async () => {
    expect((await search('q=a')).body).toHaveLength(10);
    expect((await search('q=a&limit=3')).body).toHaveLength(3);
    expect((await search('limit=50')).body).toHaveLength(50);
  });
});

describe('the state of a zone', () => {
  it.each([
    'UTC',
    'UTC/',
    'Asia/Tokyo',
    'Asia%2FTokyo',
    'asia/tokyo',
    'America/Argentina/Buenos_Aires',
    'America%2FArgentina%2FBuenos_Aires',
    'America%2FArgentina/Buenos_Aires',
    'Etc/GMT+5',
    'Etc/GMT%2B5',
    'Asia/Calcutta',
    'us/eastern',
  ])('is served at /zones/%s', async (path) => {
    const { status, body } = await anonymous.get<ZoneState>(`/zones/${path}`);
    expect(status).toBe(200);
    const name = decodeURIComponent(path).replace(/\/$/, '');
    expect(body.zone.toLowerCase()).toBe(name.toLowerCase());
    expect(await anonymous.get(`/zones/${body.zone}`)).toMatchObject({ body });
  });

  it('contains the rule, the previous one and the next change', async () => {
    const before = await anonymous.get<ZoneDetails>('/zones/America/New_York?at=2026-11-01T05:59:59Z');
    expect(before.body).toEqual({
      zone: 'America/New_York',
      offsetMinutes: -240,
      abbreviation: 'EDT',
      next: { atMs: Date.UTC(2026, 10, 1, 6), offsetMinutes: -300, abbreviation: 'EST' },
      previous: { untilMs: Date.UTC(2026, 2, 8, 7), offsetMinutes: -300, abbreviation: 'EST' },
    });
    const after = await anonymous.get<ZoneState>(`/zones/America/New_York?at=${Date.UTC(2026, 10, 1, 6)}`);
    expect(after.body).toMatchObject({ offsetMinutes: -300, abbreviation: 'EST' });
  });

  it('includes half-hour offsets and rules of this year', async () => {
    const lordHowe = await anonymous.get<ZoneState>('/zones/Australia/Lord_Howe?at=2027-04-03T14:59:59Z');
    expect(lordHowe.body).toMatchObject({ offsetMinutes: 660, next: { offsetMinutes: 630 } });
    const vancouver = await anonymous.get<ZoneState>('/zones/America/Vancouver?at=2026-12-01T00:00:00Z');
    expect(vancouver.body).toMatchObject({ offsetMinutes: -420, next: null });
  });

  it.each([
    '0',
    '-1',
    '1795374247000',
    '2026-11-22T18:04:07%2B01:00',
    '2026-11-22T18:04:07+01:00',
    '0001-01-01T00:00Z',
  ])('is served for %s', async (at) => {
    expect((await anonymous.get(`/zones/Europe/Paris?at=${at}`)).status).toBe(200);
  });

  it.each(['tomorrow', '2026-11-22', '2026-11-22T18:04:07', '1.5', '9e99', '253402300800000', ''])(
    'is refused for "%s"',
    async (at) => {
      const problem = problemOf(await anonymous.get(`/zones/Europe/Paris?at=${at}`));
      expect(problem).toMatchObject({
        status: 400,
        errors: [{ field: 'at', message: expect.stringContaining('Z') }],
      });
    },
  );

  it('is refused for a date that does not exist, which the message names', async () => {
    const problem = problemOf(await anonymous.get('/zones/Europe/Paris?at=2026-02-30T00:00Z'));
    expect(problem.detail).toBe('The date 2026-02-30 does not exist: give at with a date that exists.');
  });

  it.each([
    ['Atlantis/Poseidonis', 'GET /api/v1/zones?q='],
    ['Europe/Kathmandu', 'did you mean Asia/Kathmandu?'],
    ['a/b/c/d/e', 'There is no zone'],
    ['__proto__', 'There is no zone'],
  ])('of %s is not found, with advice in the message', async (zone, words) => {
    const problem = problemOf(await anonymous.get(`/zones/${zone}`));
    expect(problem).toMatchObject({ status: 404, detail: expect.stringContaining(words) });
  });
});

describe('the list of a user', () => {
  let client: BrowserLike;

  /** All tests use the list of one user, because registrations are limited, and start with an empty one. */
  beforeEach(async () => {
    client = user;
    for (const { id } of await list()) await client.delete(`/users/me/zones/${id}`);
  });

  async function list(): Promise<SavedZone[]> {
    return (await client.get<SavedZone[]>('/users/me/zones')).body;
  }

  async function add(zone: object): Promise<SavedZone> {
    const { status, body } = await client.post<SavedZone>('/users/me/zones', zone);
    expect(status).toBe(201);
    return body;
  }

  async function labels(): Promise<(string | null)[]> {
    const zones = await list();
    expect(zones.map(({ position }) => position)).toEqual(zones.map((_zone, index) => index));
    return zones.map(({ label }) => label);
  }

  it('is empty at first, and stores zones as they were chosen', async () => {
    expect(await list()).toEqual([]);
    const tokyo = await add({ zone: 'asia/tokyo', label: '  Yuki\u0301  ', place: 'Kobe', country: 'Japan' });
    expect(tokyo).toEqual({
      id: expect.any(String),
      zone: 'Asia/Tokyo',
      label: 'Yukí',
      position: 0,
      place: 'Kobe',
      country: 'Japan',
      latitude: 34.69,
      longitude: 135.18,
    });
    const calcutta = await add({ zone: 'Asia/Calcutta' });
    expect(calcutta).toMatchObject({
      zone: 'Asia/Calcutta',
      label: null,
      place: null,
      country: null,
      position: 1,
      latitude: expect.closeTo(22.55, 1),
      longitude: expect.closeTo(88.37, 1),
    });
    const inverted = await add({ zone: 'Etc/GMT+5', label: '   ' });
    expect(inverted).toMatchObject({
      zone: 'Etc/GMT+5',
      label: null,
      position: 2,
      latitude: null,
      longitude: null,
    });
    expect(await list()).toEqual([tokyo, calcutta, inverted]);
  });

  it('stores the coordinates that it is given, and exports what can be saved again', async () => {
    const given = { latitude: -33.87, longitude: 151.21 };
    const saved = await add({ zone: 'Australia/Sydney', place: 'Sydney', country: 'Australia', ...given });
    expect(saved).toMatchObject(given);
    const { body } = await client.get<AccountExport>('/users/me/export');
    const { id: _id, ...again } = body.zones[0]!;
    expect(await add(again)).toMatchObject(given);
    for (const [field, value] of Object.entries({ latitude: 91, longitude: -181 })) {
      const refused = await client.post('/users/me/zones', { zone: 'UTC', [field]: value });
      expect(refused).toMatchObject({ status: 400, body: { errors: [{ field }] } });
    }
  });

  it('accepts a zone twice with different labels', async () => {
    const [first, second] = [
      await add({ zone: 'Europe/Paris', label: 'Office' }),
      await add({ zone: 'Europe/Paris', label: 'Chloé 👩‍👩‍👧' }),
    ];
    expect(first.id).not.toBe(second.id);
    expect(await labels()).toEqual(['Office', 'Chloé 👩‍👩‍👧']);
  });

  it('accepts a new label, or a new zone without the place of the old one', async () => {
    const { id } = await add({ zone: 'Asia/Tokyo', label: 'Yuki', place: 'Tokyo', country: 'Japan' });
    const change = (body: object): Promise<ApiResponse<SavedZone>> =>
      client.patch(`/users/me/zones/${id}`, body);
    expect((await change({ label: 'Min-jun' })).body).toMatchObject({
      label: 'Min-jun',
      place: 'Tokyo',
      country: 'Japan',
    });
    expect((await change({})).body).toMatchObject({ label: 'Min-jun', zone: 'Asia/Tokyo' });
    expect((await change({ zone: 'Asia/Seoul' })).body).toMatchObject({
      zone: 'Asia/Seoul',
      place: null,
      country: null,
    });
    expect((await change({ label: null })).body).toEqual({
      id,
      zone: 'Asia/Seoul',
      label: null,
      position: 0,
      place: null,
      country: null,
      latitude: expect.closeTo(37.56, 1),
      longitude: expect.closeTo(126.98, 1),
    });
    expect(await list()).toEqual([(await change({})).body]);
  });

  it('can be reordered, unless it has changed meanwhile', async () => {
    const ids = [];
    for (const label of ['a', 'b', 'c']) ids.push((await add({ zone: 'UTC', label })).id);
    const [a, b, c] = ids;
    const reordered = await client.put<SavedZone[]>('/users/me/zones/order', { ids: [c, a, b] });
    expect(reordered).toMatchObject({ status: 200, body: [{ label: 'c' }, { label: 'a' }, { label: 'b' }] });
    await client.delete(`/users/me/zones/${a}`);
    for (const stale of [[c, a, b], [c], [], [b, c, '00000000-0000-4000-8000-000000000000']]) {
      expect(problemOf(await client.put('/users/me/zones/order', { ids: stale }))).toMatchObject({
        status: 409,
        detail: expect.stringContaining('read it again'),
      });
    }
    expect(await labels()).toEqual(['c', 'b']);
  });

  it('accepts a removed zone at its former position', async () => {
    for (const label of ['a', 'b', 'c']) await add({ zone: 'UTC', label });
    const removed = (await list())[1]!;
    expect((await client.delete(`/users/me/zones/${removed.id}`)).status).toBe(204);
    expect(await labels()).toEqual(['a', 'c']);
    expect(problemOf(await client.delete(`/users/me/zones/${removed.id}`)).status).toBe(404);
    const { id: _gone, ...undo } = removed;
    expect(await add(undo)).toMatchObject({ label: 'b', position: 1 });
    expect(await labels()).toEqual(['a', 'b', 'c']);
    expect(await add({ zone: 'UTC', label: 'far', position: 99 })).toMatchObject({ position: 3 });
  });

  it('is accessible to its user alone', async () => {
    const mine = await add({ zone: 'Asia/Tokyo', label: 'mine' });
    const other = await BrowserLike.register(app.url);
    expect((await other.get('/users/me/zones')).body).toEqual([]);
    expect(problemOf(await other.patch(`/users/me/zones/${mine.id}`, { label: 'theirs' })).status).toBe(404);
    expect(problemOf(await other.delete(`/users/me/zones/${mine.id}`)).status).toBe(404);
    expect(problemOf(await other.put('/users/me/zones/order', { ids: [mine.id] })).status).toBe(409);
    expect(await list()).toEqual([mine]);
  });

  it.each([
    [{ zone: 'Atlantis/Poseidonis' }, 'zone'],
    [{ zone: 'Asia/Tokyo', label: 'x'.repeat(81) }, 'label'],
    [{ zone: 'Asia/Tokyo', position: 100 }, 'position'],
    [{ label: 'nowhere' }, 'zone'],
  ])('is unchanged when %j is refused', async (zone, field) => {
    await add({ zone: 'UTC', label: 'before' });
    const problem = problemOf(await client.post('/users/me/zones', zone));
    expect(problem).toMatchObject({ status: 400, errors: [{ field }] });
    expect(await labels()).toEqual(['before']);
  });

  it(`is limited to ${MAX_SAVED_ZONES} zones, even under concurrent writes`, async () => {
    const answers = await Promise.all(
      Array.from({ length: MAX_SAVED_ZONES + 10 }, (_, index) =>
        retryUnavailable(() =>
          client.post<SavedZone>('/users/me/zones', { zone: 'UTC', label: `clock ${index}` }),
        ),
      ),
    );
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused).toHaveLength(10);
    for (const answer of refused) {
      expect(problemOf(answer)).toMatchObject({
        status: 409,
        detail: expect.stringContaining('remove one first'),
      });
    }
    expect(await labels()).toHaveLength(MAX_SAVED_ZONES);
    const [first] = await list();
    const change = await client.patch(`/users/me/zones/${first?.id}`, { label: 'still mine to change' });
    expect(change.status).toBe(200);
  });

  it('survives a restart', async () => {
    const kept = await add({ zone: 'Asia/Kathmandu', label: 'Base camp' });
    await app.end();
    app = await RunningApp.start({}, app.dataDir);
    const returned = new BrowserLike(app.url);
    returned.setCookie('livetz.sid', client.cookie('livetz.sid') ?? '');
    expect((await returned.get('/users/me/zones')).body).toEqual([kept]);
  });
});
