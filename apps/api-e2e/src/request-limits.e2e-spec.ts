import { type ApiResponse, BrowserLike, PASSWORD, RunningApp, uniqueName } from '@live-tz/test-cluster';
import { faultsIn } from './support/faults';
import { problemOf } from './support/problem-of';

/** At most a tenth of the default share, which a test uses up quickly. */
const SMALL_SHARE = { CLIENT_CPU_PERCENT: '1', TRUST_PROXY: '1' };
const MAX_REQUESTS = 2_000;
/**
 * Requests that a client sends at a time: one that waits for each answer gets its share back as fast as it spends it when the
 * machine is busy. Those of a user query the database.
 */
const AT_ONCE = { anonymous: 8, user: 3 };

let app: RunningApp;

beforeAll(async () => {
  app = await RunningApp.start(SMALL_SHARE);
});
afterAll(async () => {
  const faults = faultsIn(app.log);
  await app.dispose();
  expect(faults).toEqual([]);
});

function search(address: string, client = new BrowserLike(app.url)): Promise<ApiResponse> {
  return client.get('/zones?q=a&limit=50', { 'x-forwarded-for': address });
}

/** Sends requests until one is refused, some at a time. */
async function requestsUntilRefused(
  request: () => Promise<ApiResponse>,
  atOnce: number,
): Promise<{ served: number; refusal: ApiResponse }> {
  let served = 0;
  while (served < MAX_REQUESTS) {
    const answers = await Promise.all(Array.from({ length: atOnce }, request));
    const refusal = answers.find(({ status }) => status === 429);
    served += answers.filter(({ status }) => status !== 429).length;
    if (refusal !== undefined) return { served, refusal };
  }
  throw new Error(`The client was served ${served} times.`);
}

function searchUntilRefused(address: string, client?: BrowserLike) {
  return requestsUntilRefused(
    () => search(address, client),
    client === undefined ? AT_ONCE.anonymous : AT_ONCE.user,
  );
}

async function refusalOf(address: string, client?: BrowserLike): Promise<ApiResponse> {
  return (await searchUntilRefused(address, client)).refusal;
}

/** Counts the requests that are served before one is refused: many with a full share, few with a spent one. */
async function servedOf(address: string, client?: BrowserLike): Promise<number> {
  return (await searchUntilRefused(address, client)).served;
}

/** The statuses of a dozen simultaneous requests. */
async function statusesOf(request: () => Promise<{ status: number }>): Promise<Set<number>> {
  const answers = await Promise.all(Array.from({ length: 12 }, request));
  return new Set(answers.map(({ status }) => status));
}

async function refusedCount(why: string): Promise<number> {
  const text = await (await fetch(`${app.url}/metrics`)).text();
  const line = text
    .split('\n')
    .find((each) => each.startsWith(`livetz_requests_refused_total{why="${why}"}`));
  return Number(line?.split(' ')[1]);
}

describe('the share of a client', () => {
  it('is enforced for that client alone, which is served again later', async () => {
    const refusal = await refusalOf('192.0.2.1');
    expect(problemOf(refusal)).toMatchObject({
      status: 429,
      detail: expect.stringMatching(/send fewer requests\.$/),
    });
    expect(Number(refusal.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(refusal.headers.get('connection')).not.toBe('close');
    expect((await search('192.0.2.2')).status).toBe(200);
    expect(await refusedCount('budget')).toBeGreaterThanOrEqual(1);
    let status = 429;
    while (status === 429) ({ status } = await search('192.0.2.1'));
    expect(status).toBe(200);
  });

  it('pays for all parts of a long request', async () => {
    const zones = (await (await fetch(`${app.url}/api/timezone`)).json()) as string[];
    const path = `/overlap?minutes=15&from=2026-11-27&until=2026-12-27&zones=${zones.slice(0, 100).join()}`;
    const client = new BrowserLike(app.url);
    const from = { 'x-forwarded-for': '192.0.2.9' };
    const answers = await Promise.all([client.get(path, from), client.get(path, from)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await client.get('/meta', from)).status).toBe(429);
  });

  it('is shared by an IPv6 network', async () => {
    const served = await servedOf('2001:db8:1:2::1');
    expect(await servedOf('2001:db8:1:2:aaaa::7')).toBeLessThan(served / 2);
    expect(await statusesOf(() => search('2001:db8:1:3::1'))).toEqual(new Set([200]));
  });

  it('belongs to the user when signed in, regardless of the address', async () => {
    const [greedy, modest] = [await BrowserLike.register(app.url), await BrowserLike.register(app.url)];
    const served = await servedOf('192.0.2.3', greedy);
    expect(await servedOf('192.0.2.4', greedy)).toBeLessThan(served / 2);
    expect(await statusesOf(() => search('192.0.2.3', modest))).toEqual(new Set([200]));
    expect(await statusesOf(() => search('192.0.2.3'))).toEqual(new Set([200]));
  });

  it('is limited to three for all users of a network, however many accounts they have', async () => {
    const accounts: BrowserLike[] = [];
    for (let count = 0; count < 5; count += 1) {
      const from = { 'x-forwarded-for': `198.51.100.${count}` };
      accounts.push(await BrowserLike.register(app.url, uniqueName(), PASSWORD, from));
    }
    const modest = accounts.pop();
    expect(problemOf(await refusalOf('192.0.2.200', accounts[0])).detail).toMatch(/^Your requests/);
    // Four users spend their shares as fast as they are refilled, which exceeds three even on a slow machine.
    const isNetworkRefused = async (account: BrowserLike): Promise<boolean> =>
      /^The users at your address have together/.test(
        problemOf(await refusalOf('192.0.2.200', account)).detail ?? '',
      );
    while (!(await Promise.all(accounts.map(isNetworkRefused))).includes(true));
    expect(await refusedCount('network')).toBeGreaterThanOrEqual(1);
    expect((await search('192.0.2.201', modest)).status).toBe(200);
    expect((await search('192.0.2.200')).status).toBe(200);
  });

  it.each(['/', '/now/london', '/api/timezone/Europe/London', '/api/docs/swagger-ui.css', '/nothing'])(
    'is enforced at %s as well',
    async (path) => {
      const address = `192.0.2.${100 + path.length}`;
      const headers = { 'x-forwarded-for': address };
      const { refusal } = await requestsUntilRefused(
        () => new BrowserLike(app.url).get(`/${path}`, headers),
        AT_ONCE.anonymous,
      );
      expect(refusal.status).toBe(429);
    },
  );
});

describe('the default limits', () => {
  let usual: RunningApp;
  let user: BrowserLike;
  beforeAll(async () => {
    usual = await RunningApp.start();
    user = await BrowserLike.register(usual.url);
  });
  afterAll(() => usual.dispose());

  it('serve a page, a dashboard and a dozen scripts behind one address', async () => {
    const page = await (await fetch(usual.url)).text();
    const files = [...page.matchAll(/(?:src|href)="([^"]+\.(?:js|css|ico|svg|woff2))"/g)].map(
      ([, file]) => file ?? '',
    );
    const responses = await Promise.all([
      ...files.map((file) => fetch(new URL(file, usual.url))),
      ...Array.from({ length: 12 * 20 }, () => fetch(`${usual.url}/now/tokyo`)),
      ...['zones?q=k', 'zones?q=ka', 'zones?q=kat', 'meta', 'auth/session', 'users/me/zones', 'users/me'].map(
        (path) => fetch(`${usual.url}/api/v1/${path}`, { headers: user.headers() }),
      ),
    ]);
    expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([200]));
  });

  it('queue many simultaneous requests of one user', async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, () => user.get('/users/me/zones')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });
});
