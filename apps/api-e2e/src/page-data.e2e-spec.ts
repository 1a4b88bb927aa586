import {
  type Board,
  type BoardSummary,
  FIRST_PAGE_ZONES,
  MAX_SAVED_ZONES,
  type PageData,
  type SavedZone,
} from '@live-tz/contracts';
import { BrowserLike, PrivatePostgres, RunningApp, uniqueName } from '@live-tz/test-cluster';
import { rawExchange, rawRequest } from './support/raw-exchange';

const ELEMENT = /<script id="page-data" type="application\/json"[^>]*>(.*?)<\/script>/s;

let postgres: PrivatePostgres;
let app: RunningApp;
beforeAll(async () => {
  postgres = await PrivatePostgres.start();
  app = await RunningApp.start({ DATABASE_URL: await postgres.newDatabase(), BASE_PATH: '/tz' });
});
afterAll(async () => {
  await app.dispose();
  await postgres.dispose();
});

interface Page {
  status: number;
  headers: Headers;
  html: string;
  data: PageData | null;
}

async function visit(client: BrowserLike, path = '/', headers: Record<string, string> = {}): Promise<Page> {
  const response = await fetch(client.baseUrl + path, {
    headers: { ...client.headers(), accept: 'text/html', ...headers },
  });
  const html = await response.text();
  const [, json = ''] = ELEMENT.exec(html) ?? [];
  return {
    status: response.status,
    headers: response.headers,
    html,
    data: JSON.parse(json) as PageData | null,
  };
}

async function save(client: BrowserLike, zone: string, label: string | null = null): Promise<SavedZone> {
  return (await client.post<SavedZone>('/users/me/zones', { zone, label })).body;
}

describe('the document of the dashboard', () => {
  it('contains the user, their preferences and clocks, the rules of their zones, and the time', async () => {
    const username = uniqueName();
    const client = await BrowserLike.register(app.url, username);
    await save(client, 'Asia/Tokyo');
    await save(client, 'Asia/Calcutta', 'Amma');
    const [first] = (await client.get<BoardSummary[]>('/boards')).body;
    await client.patch('/users/me/preferences', { homeZone: 'Europe/Berlin', theme: 'dark' });
    const beforeMs = Date.now();
    const { data, html } = await visit(client);
    expect(data).toEqual({
      user: (await client.get('/users/me')).body,
      preferences: (await client.get('/users/me/preferences')).body,
      board: (await client.get<Board>(`/boards/${first?.id}`)).body,
      states: expect.arrayContaining([
        { zone: 'Asia/Tokyo', offsetMinutes: 540, abbreviation: 'JST', next: null },
        { zone: 'Asia/Calcutta', offsetMinutes: 330, abbreviation: 'IST', next: null },
        expect.objectContaining({ zone: 'Europe/Berlin' }),
      ]),
      utcMs: expect.any(Number),
      hasFirstPage: true,
    });
    expect(data?.states).toHaveLength(3);
    expect(data?.utcMs).toBeGreaterThanOrEqual(beforeMs);
    expect(data?.utcMs).toBeLessThanOrEqual(Date.now());
    expect(html).toContain('<html lang="en" data-theme="dark">');
  });

  it('contains the data of its own user only, also when many are requested at once', async () => {
    const clients = await Promise.all(Array.from({ length: 8 }, () => BrowserLike.register(app.url)));
    const labels = await Promise.all(
      clients.map(async (client) => (await save(client, 'UTC', `of ${uniqueName()}`)).label),
    );
    const pages = await Promise.all(clients.map((client) => visit(client)));
    const found = pages.map(({ data }) => data?.board?.clocks.map(({ label }) => label));
    expect(found).toEqual(labels.map((label) => [label]));
    const ids = await Promise.all(clients.map(async (client) => (await client.get('/users/me')).body));
    expect(pages.map(({ data }) => data?.user)).toEqual(ids);
  });

  it.each([
    '</script><b>',
    '<!--<script>',
    'one\u2028two\u2029three',
    "$& $` $' $1",
    '__CSP_NONCE__',
    '&quot;"\\',
  ])('contains the label %j as data, whatever it says', async (label) => {
    const client = await BrowserLike.register(app.url);
    await save(client, 'UTC', label);
    const { data, html } = await visit(client);
    // Separators of lines become spaces when a label is saved.
    expect(data?.board?.clocks).toMatchObject([{ label: label.replace(/[\u2028\u2029]/g, ' ') }]);
    expect(ELEMENT.exec(html)?.[1]).not.toMatch(/[<>&\u2028\u2029]/);
  });

  it('contains a full list', async () => {
    const client = await BrowserLike.register(app.url);
    for (let i = 0; i < MAX_SAVED_ZONES; i++) await save(client, 'UTC', `clock ${i}`);
    const { data } = await visit(client);
    expect(data?.board?.clocks).toHaveLength(MAX_SAVED_ZONES);
    expect(data?.states).toHaveLength(1);
  });

  it('is never stored, and sets no cookie', async () => {
    const client = await BrowserLike.register(app.url);
    const { headers } = await visit(client);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('etag')).toBeNull();
    expect(headers.getSetCookie()).toEqual([]);
  });

  it('contains neither the session nor a CSRF token, and nothing of its address', async () => {
    const client = await BrowserLike.register(app.url);
    const { html } = await visit(client, '/?from=attacker-chosen');
    expect(html).not.toContain('attacker-chosen');
    for (const name of ['livetz.sid', 'XSRF-TOKEN']) {
      const [secret = ''] = decodeURIComponent(client.cookie(name) ?? '').split('.');
      expect(secret.length).toBeGreaterThan(10);
      expect(html).not.toContain(secret.replace('s:', ''));
    }
  });
});

describe('the document of a board', () => {
  it('contains that board, and none that the user may not see', async () => {
    const [client, other] = await Promise.all([BrowserLike.register(app.url), BrowserLike.register(app.url)]);
    const { body: board } = await client.post<Board>('/boards', { name: 'Team', layout: 'timeline' });
    expect((await visit(client, `/b/${board.id}`)).data?.board).toEqual(board);
    for (const path of [`/b/${board.id}`, '/b/unknown'])
      expect((await visit(other, path)).data).toMatchObject({ user: {}, board: null });
  });
});

describe('a document', () => {
  it('of another page contains the user without the clocks', async () => {
    const client = await BrowserLike.register(app.url);
    await save(client, 'Asia/Tokyo');
    const { data } = await visit(client, '/settings');
    expect(data).toMatchObject({ user: {}, preferences: { theme: 'auto' }, board: null, states: [] });
  });

  it.each([
    ['/', FIRST_PAGE_ZONES],
    ['/login', []],
    ['/convert', []],
  ])('at %s contains no user for an anonymous client', async (path, zones) => {
    const { data, html } = await visit(new BrowserLike(app.url), path);
    expect(data).toEqual({
      user: null,
      preferences: null,
      board: null,
      states: zones.map((zone) => expect.objectContaining({ zone })),
      utcMs: expect.any(Number),
      hasFirstPage: true,
    });
    expect(html).toContain(' data-theme=""');
  });

  it('contains no user after a log-out, or with a forged cookie', async () => {
    const client = await BrowserLike.register(app.url);
    const cookie = client.cookie('livetz.sid') ?? '';
    await client.post('/auth/logout');
    client.setCookie('livetz.sid', cookie);
    expect((await visit(client)).data).toMatchObject({ user: null, board: null });
    client.setCookie('livetz.sid', `${cookie}x`);
    expect((await visit(client)).data).toMatchObject({ user: null, board: null });
  });

  it('that is not found contains no data', async () => {
    const { status, data } = await visit(await BrowserLike.register(app.url), '/nowhere');
    expect([status, data]).toEqual([404, null]);
  });

  it('has no body for HEAD', async () => {
    const { status, body } = await rawExchange(app.url, rawRequest('/tz/', ['Host: x'], 'HEAD'));
    expect([status, body]).toEqual([200, '']);
  });

  it('is sent without data while the database is away', async () => {
    const client = await BrowserLike.register(app.url);
    await postgres.stop();
    try {
      expect(await visit(client)).toMatchObject({ status: 200, data: null });
      expect(await visit(new BrowserLike(app.url))).toMatchObject({ status: 200, data: { user: null } });
    } finally {
      await postgres.resume();
    }
  });
});
