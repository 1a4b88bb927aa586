import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import type { Me, SavedZone } from '@live-tz/contracts';
import {
  type ApiResponse,
  BrowserLike,
  clockSocket,
  joined,
  nextFrames,
  nextTicks,
  PASSWORD,
  plainSocket,
  refusalOf,
  RunningApp,
  temporaryFolder,
  uniqueName,
} from '@live-tz/test-cluster';
import { retryUnavailable } from './support/retry-unavailable';
import { problemOf } from './support/problem-of';

const dataDir = temporaryFolder();
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** Starts the program for the tests of one describe; all of them share a data folder to save time. */
function servedWith(env: Record<string, string>): () => RunningApp {
  let app: RunningApp;
  beforeAll(async () => {
    app = await RunningApp.start(env, dataDir);
  });
  afterAll(() => app.end());
  return () => app;
}

/** Requests a page like a browser, under any host name. */
async function visit(app: RunningApp, path: string, headers: Record<string, string> = {}) {
  const { port } = new URL(app.url);
  const sent = request({ port, path, host: '127.0.0.1', headers: { accept: 'text/html', ...headers } }).end();
  const [response] = (await once(sent, 'response')) as [
    NodeJS.ReadableStream & { statusCode: number; headers: IncomingHttpHeaders },
  ];
  let body = '';
  for await (const chunk of response) body += String(chunk);
  return { status: response.statusCode, headers: response.headers, body };
}

function policyOf({ headers }: { headers: IncomingHttpHeaders }): Record<string, string> {
  const directives = String(headers['content-security-policy']).split(';');
  return Object.fromEntries(
    directives.map((directive) => {
      const [name = '', ...sources] = directive.trim().split(' ');
      return [name, sources.join(' ')];
    }),
  );
}

function cookiesOf({ headers }: { headers: IncomingHttpHeaders }): string[] {
  return headers['set-cookie'] ?? [];
}

describe('under BASE_PATH', () => {
  const PAGES = [
    '/tz/',
    '/tz/login',
    '/tz/settings/',
    '/tz/?from=mail',
    '/tz?from=mail',
    '/tz/convert',
    '/tz/at/2027-01-15T15:00/Europe/Berlin',
    '/tz/at/2027-01-15T15:00/Europe%2FBerlin',
    '/tz/at/2027-01-15T15:00:30.250Z?take=later',
    '/tz/at/2027-01-15T15:00/Etc/GMT+5/',
    '/tz/at',
  ];
  const app = servedWith({ BASE_PATH: '/tz/' });

  it('the page contains the base path, and each response has a new nonce', async () => {
    const nonces = new Set<string>();
    for (const path of PAGES) {
      const page = await visit(app(), path);
      expect(page.status).toBe(200);
      expect(page.body).toContain('<meta name="base-path" content="/tz/">');
      expect(page.body).not.toContain('<base');
      expect(page.headers['cache-control']).toBe('no-store');
      const nonce = /ngCspNonce="([^"]+)"/i.exec(page.body)?.[1] ?? '';
      const policy = policyOf(page);
      expect(policy).toMatchObject({
        'default-src': "'self'",
        'script-src': expect.stringMatching(/^'self'( 'sha256-[\w+/]{43}=')+$/),
        'style-src': `'self' 'nonce-${nonce}'`,
        'connect-src': "'self'",
        'object-src': "'none'",
        'frame-ancestors': "'none'",
        'base-uri': "'none'",
      });
      expect(JSON.stringify(policy)).not.toMatch(/unsafe|https?:|\*/);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(PAGES.length);
  });

  it('everything the page refers to is served, and nothing comes from another origin', async () => {
    const { body } = await visit(app(), '/tz/');
    const files = [...body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file ?? '');
    expect(files.some((file) => /^\/tz\/main-\w+\.js$/.test(file))).toBe(true);
    for (const file of files) {
      expect(file).toMatch(/^\/tz\/\w/);
      const asset = await visit(app(), file);
      expect(asset.status).toBe(200);
      expect(asset.headers['content-type']).not.toContain('html');
      if (/-[A-Z0-9]{8}\./.test(file)) expect(asset.headers['cache-control']).toContain('immutable');
    }
  });

  it('the path without its trailing slash redirects', async () => {
    const answer = await visit(app(), '/tz');
    expect(answer).toMatchObject({ status: 308, headers: { location: '/tz/' } });
  });

  it.each(['/', '/tzx', '/api/v1/meta', '/health/live', '/socket.io/', '/TZ/'])(
    '%s is not found',
    async (path) => {
      const answer = await visit(app(), path, { accept: 'application/json' });
      expect(answer.status).toBe(404);
      expect(JSON.parse(answer.body)).toMatchObject({ status: 404, detail: expect.stringContaining('/tz/') });
    },
  );

  it('cookies are limited to that path, and not Secure without TLS', async () => {
    const client = await BrowserLike.open(app().url);
    const { headers } = await client.post('/auth/register', { username: uniqueName(), password: PASSWORD });
    const cookies = headers.getSetCookie();
    expect(cookies.map((cookie) => cookie.split('=')[0]).sort()).toEqual(['XSRF-TOKEN', 'livetz.sid']);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/; Path=\/tz(;|$)/);
      expect(cookie).not.toMatch(/Secure/);
    }
    const left = await client.post('/auth/logout');
    for (const cookie of left.headers.getSetCookie()) expect(cookie).toMatch(/; Path=\/tz(;|$)/);
    expect(client.cookie('livetz.sid')).toBeUndefined();
    // Browsers accept the header only over TLS.
    expect(left.headers.has('clear-site-data')).toBe(false);
  });

  it('the API, its CSRF check and both live protocols work', async () => {
    const client = await BrowserLike.register(app().url);
    const saved = await client.post<SavedZone>('/users/me/zones', { zone: 'Asia/Tokyo' });
    expect(saved.status).toBe(201);
    const forged = client.at(client.baseUrl);
    forged.setCookie('XSRF-TOKEN', 'forged.token');
    expect(problemOf(await forged.post('/users/me/zones', { zone: 'UTC' })).status).toBe(403);
    const socket = clockSocket(app().url, client.headers());
    await joined(socket);
    const [ticks, frames] = await Promise.all([
      nextTicks(socket, 2),
      nextFrames(plainSocket(app().url, '/ws/time/Asia/Tokyo/', client.headers()), 2),
    ]);
    expect(ticks).toHaveLength(2);
    expect(frames).toMatchObject([{ timezone: 'Asia/Tokyo' }, { timezone: 'Asia/Tokyo' }]);
    socket.disconnect();
    const { origin } = new URL(app().url);
    expect(await refusalOf(plainSocket(origin, '/ws/time/UTC/', client.headers()))).toMatchObject({
      status: 404,
    });
  });

  it('health checks and API documentation are served', async () => {
    const client = new BrowserLike(app().url);
    expect((await client.get('//health/live')).status).toBe(200);
    // Until its first tick a node is not ready.
    expect((await retryUnavailable(() => client.get('//health/ready'))).status).toBe(200);
    expect((await client.get('//api/openapi.json')).body).toMatchObject({ servers: [{ url: '/tz' }] });
    for (const path of ['/tz/api/docs', '/tz/api/docs/']) {
      const page = await visit(app(), path);
      expect(page.status).toBe(200);
      const files = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file ?? '');
      expect(files.length).toBeGreaterThan(3);
      for (const file of files) {
        const { pathname } = new URL(file, `http://localhost${path}`);
        expect(pathname).toMatch(/^\/tz\/api\/docs\//);
        expect(await visit(app(), pathname)).toMatchObject({ status: 200 });
      }
    }
  });

  it('only the API documentation may have inline styles, and its requests echo the CSRF token', async () => {
    const page = await visit(app(), '/tz/api/docs');
    expect(policyOf(page)).toMatchObject({ 'script-src': "'self'", 'style-src': "'self' 'unsafe-inline'" });
    const script = await visit(app(), '/tz/api/docs/swagger-ui-init.js');
    expect(script.body).toContain('requestInterceptor');
    expect(script.body).toContain('X-XSRF-TOKEN');
  });
});

describe('in a home network, without TLS', () => {
  const app = servedWith({});
  const host = '192.168.178.20:3000';

  it('no header makes browsers use TLS', async () => {
    const page = await visit(app(), '/', { host });
    expect(page.status).toBe(200);
    expect(page.headers).not.toHaveProperty('strict-transport-security');
    expect(policyOf(page)).not.toHaveProperty('upgrade-insecure-requests');
  });

  it('cookies are not Secure, even if a client claims to be behind a proxy', async () => {
    const forwarded = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'evil.example' };
    const answer = await visit(app(), '/api/v1/auth/session', { host, ...forwarded });
    expect(cookiesOf(answer)).toHaveLength(1);
    expect(cookiesOf(answer)[0]).not.toContain('Secure');
  });

  it('only the page of that address may open sockets', async () => {
    const client = await BrowserLike.register(app().url);
    const headers = { ...client.headers(), host, origin: `http://${host}` };
    expect(await nextFrames(plainSocket(app().url, '/ws/time/UTC/', headers), 1)).toHaveLength(1);
    const forwarded = {
      ...client.headers(),
      'x-forwarded-host': 'evil.example',
      origin: 'https://evil.example',
    };
    expect(await refusalOf(plainSocket(app().url, '/ws/time/UTC/', forwarded))).toMatchObject({
      status: 403,
    });
  });
});

describe('behind a proxy with TLS', () => {
  const app = servedWith({ TRUST_PROXY: 'loopback' });
  const forwarded = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'clock.example.org' };

  it('cookies are Secure when the proxy says so', async () => {
    const secure = await visit(app(), '/api/v1/auth/session', forwarded);
    expect(cookiesOf(secure)[0]).toContain('Secure');
    const plain = await visit(app(), '/api/v1/auth/session');
    expect(cookiesOf(plain)[0]).not.toContain('Secure');
  });

  it('the session and the CSRF token have cookies that no subdomain can set, with other names over plain HTTP', async () => {
    const client = await BrowserLike.open(app().url, forwarded);
    const { headers } = await client.post('/auth/register', { username: uniqueName(), password: PASSWORD });
    const cookie = headers.getSetCookie().find((line) => line.startsWith('__Host-livetz.sid='));
    expect(cookie).toMatch(/; Path=\/;/);
    expect(cookie).toMatch(/; Secure/);
    expect(cookie).not.toMatch(/Domain/);
    expect((await client.get('/users/me')).status).toBe(200);

    const token = client.cookie('__Host-XSRF-TOKEN') ?? '';
    const issued = headers.getSetCookie().find((line) => line.startsWith('__Host-XSRF-TOKEN='));
    for (const attribute of [/; Path=\/;/, /; Secure/]) expect(issued).toMatch(attribute);
    expect(issued).not.toMatch(/Domain|HttpOnly/);
    expect(client.cookie('XSRF-TOKEN')).toBeUndefined();
    expect((await client.post('/users/me/zones', { zone: 'Asia/Tokyo' })).status).toBe(201);
    const plantedToken = new BrowserLike(app().url, forwarded);
    plantedToken.setCookie('__Host-livetz.sid', client.cookie('__Host-livetz.sid') ?? '');
    plantedToken.setCookie('XSRF-TOKEN', token);
    expect(problemOf(await plantedToken.post('/users/me/zones', { zone: 'UTC' }))).toMatchObject({
      status: 403,
      detail: expect.stringContaining('__Host-XSRF-TOKEN'),
    });

    // A cookie planted under the name for plain HTTP is not read over TLS.
    const planted = new BrowserLike(app().url, forwarded);
    planted.setCookie('livetz.sid', client.cookie('__Host-livetz.sid') ?? '');
    expect((await planted.get('/users/me')).status).toBe(401);
    const onPlainHttp = new BrowserLike(app().url);
    onPlainHttp.setCookie('__Host-livetz.sid', client.cookie('__Host-livetz.sid') ?? '');
    expect((await onPlainHttp.get('/users/me')).status).toBe(401);
  });

  it.each<[string, (client: BrowserLike) => Promise<ApiResponse>]>([
    ['a log-out', (client) => client.post('/auth/logout')],
    ['a deletion', (client) => client.delete('/users/me')],
  ])('after %s the browser removes all data of the session', async (_what, end) => {
    const client = await BrowserLike.register(app().url, uniqueName(), PASSWORD, forwarded);
    const { status, headers } = await end(client);
    expect(status).toBe(204);
    expect(headers.get('clear-site-data')).toBe('"cache", "storage"');
    const removal = headers.getSetCookie().find((line) => line.startsWith('__Host-livetz.sid='));
    // Browsers ignore a removal without these attributes because of the name's prefix.
    for (const attribute of [/; Path=\/;/, /; Secure/, /; Expires=Thu, 01 Jan 1970/])
      expect(removal).toMatch(attribute);
    expect((await client.get('/users/me')).status).toBe(401);
  });

  it('the page of the forwarded host may open sockets', async () => {
    const client = await BrowserLike.register(app().url, uniqueName(), PASSWORD, forwarded);
    const headers = client.headers();
    const origin = 'https://clock.example.org';
    expect(await nextFrames(plainSocket(app().url, '/ws/time/UTC/', { ...headers, origin }), 1)).toHaveLength(
      1,
    );
    expect(
      await refusalOf(plainSocket(app().url, '/ws/time/UTC/', { ...headers, origin: app().url })),
    ).toMatchObject({ status: 403 });
  });
});

describe('at a PUBLIC_URL with https', () => {
  const app = servedWith({ PUBLIC_URL: 'https://clock.example.org/tz', BASE_PATH: '/tz' });

  it('browsers keep to TLS, and every cookie is Secure', async () => {
    const page = await visit(app(), '/tz/');
    expect(page.headers['strict-transport-security']).toMatch(/max-age=\d{8}/);
    expect(policyOf(page)).toHaveProperty('upgrade-insecure-requests');
    const client = await BrowserLike.open(app().url);
    const { status, headers, body } = await client.post<Me>('/auth/register', {
      username: uniqueName(),
      password: PASSWORD,
    });
    expect({ status, body }).toMatchObject({ status: 201, body: { isAdmin: false } });
    expect(headers.getSetCookie()).toHaveLength(2);
    for (const cookie of headers.getSetCookie()) expect(cookie).toMatch(/; Secure/);
    for (const name of ['__Secure-livetz.sid', '__Secure-XSRF-TOKEN'])
      expect(client.cookie(name)).toBeDefined();
    const left = await client.post('/auth/logout');
    // The storage of this origin may belong to another program.
    expect(left.headers.get('clear-site-data')).toBe('"cache"');
    expect(client.cookie('__Secure-livetz.sid')).toBeUndefined();
  });

  it('the preview of a link to a moment has the public address and a picture that exists', async () => {
    const link = '/tz/at/2027-01-15T15:00/Europe/Berlin?take=later';
    const { body } = await visit(app(), link);
    expect(body).toContain(`<meta property="og:url" content="https://clock.example.org${link}">`);
    const [, picture = ''] =
      /<meta property="og:image" content="https:\/\/clock\.example\.org(.*?)">/.exec(body) ?? [];
    expect((await visit(app(), picture)).headers['content-type']).toBe('image/png');
  });

  it('only its page may open sockets', async () => {
    const client = await BrowserLike.register(app().url);
    const at = (origin: string) => plainSocket(app().url, '/ws/time/UTC/', { ...client.headers(), origin });
    expect(await nextFrames(at('https://clock.example.org'), 1)).toHaveLength(1);
    expect(await refusalOf(at(new URL(app().url).origin))).toMatchObject({ status: 403 });
  });
});
