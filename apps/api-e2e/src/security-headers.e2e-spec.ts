import { RunningApp } from '@live-tz/test-cluster';
import { type RawResponse, rawExchange, rawRequest } from './support/raw-exchange';
import { problemOf } from './support/problem-of';

const UPGRADE = ['Host: x', 'Upgrade: websocket', 'Connection: Upgrade'];
const NOT_HTTP = '\u0016\u0003\u0001\r\n\r\n';

/** One response of each kind: pages, files, operations, documentation, redirects and errors. */
const RESPONSES: [kind: string, sent: string, status: number][] = [
  ['a page', rawRequest('/tz/', ['Host: x', 'Accept: text/html']), 200],
  ['a missing page', rawRequest('/tz/nowhere', ['Host: x', 'Accept: text/html']), 404],
  ['a page with an undecodable address', rawRequest('/tz/%ff', ['Host: x', 'Accept: text/html']), 400],
  ['a file', rawRequest('/tz/favicon.svg'), 200],
  ['the path without its trailing slash', rawRequest('/tz'), 308],
  ['a path outside the base path', rawRequest('/other'), 404],
  ['an operation', rawRequest('/tz/api/v1/meta'), 200],
  ['an operation in plain text', rawRequest('/tz/now/tokyo'), 200],
  ['a calendar', rawRequest('/tz/api/v1/transitions.ics?zones=Europe/Berlin'), 200],
  ['an operation without a session', rawRequest('/tz/api/v1/users/me'), 401],
  ['a write without its CSRF token', rawRequest('/tz/api/v1/auth/logout', ['Host: x'], 'POST'), 403],
  ['an unknown operation', rawRequest('/tz/api/v1/nothing'), 404],
  ['an unsupported method', rawRequest('/tz/api/v1/users/me', ['Host: x'], 'OPTIONS'), 405],
  ['TRACE', rawRequest('/tz/api/v1/meta', ['Host: x'], 'TRACE'), 405],
  ['CONNECT', rawRequest('elsewhere:443', ['Host: elsewhere:443'], 'CONNECT'), 400],
  ['an unknown expectation', rawRequest('/tz/api/v1/meta', ['Host: x', 'Expect: tea']), 200],
  ['the documentation', rawRequest('/tz/api/docs/'), 200],
  ['a file of the documentation', rawRequest('/tz/api/docs/swagger-ui.css'), 200],
  ['the OpenAPI document', rawRequest('/tz/api/openapi.json'), 200],
  ['health', rawRequest('/tz/health/live'), 200],
  ['metrics', rawRequest('/tz/metrics'), 200],
  ['metrics through a proxy', rawRequest('/tz/metrics', ['Host: x', 'Via: 1.1 proxy']), 403],
  ['no host', rawRequest('/tz/', []), 400],
  ['two hosts', rawRequest('/tz/', ['Host: a', 'Host: b']), 400],
  ['bytes that are not HTTP', NOT_HTTP, 400],
  ['headers that are too large', rawRequest('/tz/', ['Host: x', `Cookie: ${'x'.repeat(20_000)}`]), 431],
  ['an upgrade of an unknown path', rawRequest('/tz/ws/', UPGRADE), 404],
  ['an upgrade without a handshake', rawRequest('/tz/ws/time/UTC/', UPGRADE), 400],
  [
    'an upgrade without a session',
    rawRequest('/tz/ws/time/UTC/', [
      ...UPGRADE,
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ]),
    401,
  ],
];

let plain: RunningApp;
let behindTls: RunningApp;
beforeAll(async () => {
  [plain, behindTls] = await Promise.all([
    RunningApp.start({ BASE_PATH: '/tz' }),
    RunningApp.start({
      BASE_PATH: '/tz',
      PUBLIC_URL: 'https://clock.example.org/tz',
      EMBED_ORIGINS: 'https://status.example.org, https://wiki.example.org',
    }),
  ]);
});
afterAll(() => Promise.all([plain.dispose(), behindTls.dispose()]));

/** The value of a header that a response has exactly once. */
function only({ headers }: RawResponse, name: string): string {
  expect([name, headers.get(name)]).toEqual([name, [expect.any(String)]]);
  return headers.get(name)?.[0] ?? '';
}

describe.each(RESPONSES)('%s', (_kind, sent, status) => {
  it('has the headers of every response', async () => {
    const answer = await rawExchange(plain.url, sent);
    expect(answer.status).toBe(status);
    expect(only(answer, 'x-content-type-options')).toBe('nosniff');
    expect(only(answer, 'referrer-policy')).toBe('same-origin');
    expect(only(answer, 'cross-origin-resource-policy')).toMatch(/^(same|cross)-origin$/);
    expect(only(answer, 'x-frame-options')).toBe('DENY');
    expect(only(answer, 'permissions-policy')).toMatch(/(^|, )camera=\(\), .*geolocation=\(\), /);
    expect(only(answer, 'x-request-id')).toMatch(/^[\da-f-]{36}$/);
    const policy = only(answer, 'content-security-policy');
    for (const directive of ["frame-ancestors 'none'", "object-src 'none'"])
      expect(policy.split('; ')).toContain(directive);
    for (const name of ['server', 'x-powered-by', 'strict-transport-security'])
      expect([name, answer.headers.get(name)]).toEqual([name, undefined]);
  });

  it('is not cached unless it is a file or a calendar', async () => {
    const answer = await rawExchange(plain.url, sent);
    const expected = [
      [/favicon|api\/docs/, 'no-cache'],
      [/\.ics/, 'private, no-cache'],
      [/^/, 'no-store'],
    ] as const;
    expect(only(answer, 'cache-control')).toBe(expected.find(([kind]) => kind.test(String(sent)))?.[1]);
  });

  it('has a content type with its encoding', async () => {
    const answer = await rawExchange(plain.url, sent);
    if (answer.body === '') return;
    const type = only(answer, 'content-type');
    expect(type).toMatch(/^[a-z]+\/[a-z.+-]+; charset=utf-8(; version=[\d.]+|; method=PUBLISH)?$/);
    if (status < 400 || type.includes('html')) return;
    const { body } = answer;
    problemOf({ status, headers: new Headers({ 'content-type': type }), body: JSON.parse(body) });
    expect(JSON.parse(body)).toMatchObject({ requestId: only(answer, 'x-request-id') });
  });

  it('keeps browsers on TLS if PUBLIC_URL has https', async () => {
    const answer = await rawExchange(behindTls.url, sent);
    expect(only(answer, 'strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
    expect(only(answer, 'cross-origin-opener-policy')).toBe('same-origin');
  });
});

it('forbids everything in the policy of other responses than pages', async () => {
  const answer = await rawExchange(plain.url, rawRequest('/tz/api/v1/meta'));
  expect(only(answer, 'content-security-policy')).toBe(
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; sandbox",
  );
});

it('lets the sites of EMBED_ORIGINS frame the page for that and no other', async () => {
  const framed = async (app: RunningApp, path: string) => {
    const { headers } = await rawExchange(
      app.url,
      rawRequest(`/tz/${path}`, ['Host: x', 'Accept: text/html']),
    );
    const policy = headers.get('content-security-policy')?.[0] ?? '';
    return [/frame-ancestors [^;]*/.exec(policy)?.[0], headers.get('x-frame-options')?.[0]];
  };
  expect(await framed(behindTls, 'embed/token?theme=dark')).toEqual([
    'frame-ancestors https://status.example.org https://wiki.example.org',
    undefined,
  ]);
  for (const path of ['', 'login', 'embed', 'embed/', 'embed/a/b', 'wall/a', 'settings?/embed/token'])
    expect([path, ...(await framed(behindTls, path))]).toEqual([path, "frame-ancestors 'none'", 'DENY']);
  expect(await framed(plain, 'embed/token')).toEqual(["frame-ancestors 'none'", 'DENY']);
});

it('allows no other origin to read what belongs to a user, or to send preflighted requests', async () => {
  const headers = ['Host: x', 'Origin: https://evil.example', 'Access-Control-Request-Method: PUT'];
  for (const method of ['GET', 'OPTIONS']) {
    const answer = await rawExchange(plain.url, rawRequest('/tz/api/v1/users/me', headers, method));
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(only(answer, 'cross-origin-resource-policy')).toBe('same-origin');
  }
});

it('never redirects to another host', async () => {
  for (const target of ['//evil.example', '/tz//evil.example', '/tz/..//evil.example', '/\\evil.example']) {
    const answer = await rawExchange(plain.url, rawRequest(target));
    expect([target, answer.status]).toEqual([target, 404]);
    expect(answer.headers.get('location')).toBeUndefined();
  }
  const answer = await rawExchange(plain.url, rawRequest('http://evil.example/tz', ['Host: evil.example']));
  expect([answer.status, answer.headers.get('location') ?? ['/tz/']]).toEqual([expect.any(Number), ['/tz/']]);
});
