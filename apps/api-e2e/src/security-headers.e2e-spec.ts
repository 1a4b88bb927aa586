import { RunningApp } from '@live-tz/test-cluster';
import { type RawResponse, rawExchange, rawRequest } from './support/raw-exchange';
import { problemOf } from './support/problem-of';

const UPGRADE = ['Host: x', 'Upgrade: websocket', 'Connection: Upgrade'];
const NO_HTTP = '\u0016\u0003\u0001\r\n\r\n';

/** One of each way there is to answer: pages, files, operations, documents, redirects, and all that refuses. */
const ANSWERS: [kind: string, sent: string, status: number][] = [
  ['a page', rawRequest('/tz/', ['Host: x', 'Accept: text/html']), 200],
  ['a page that is not there', rawRequest('/tz/nowhere', ['Host: x', 'Accept: text/html']), 404],
  ['a page whose address cannot be read', rawRequest('/tz/%ff', ['Host: x', 'Accept: text/html']), 400],
  ['a file', rawRequest('/tz/favicon.svg'), 200],
  ['the address without its slash', rawRequest('/tz'), 308],
  ['an address that lies elsewhere', rawRequest('/other'), 404],
  ['an operation', rawRequest('/tz/api/v1/meta'), 200],
  ['an operation in plain text', rawRequest('/tz/now/tokyo'), 200],
  ['a calendar', rawRequest('/tz/api/v1/transitions.ics?zones=Europe/Berlin'), 200],
  ['an operation that is closed', rawRequest('/tz/api/v1/users/me'), 401],
  ['a change without its token', rawRequest('/tz/api/v1/auth/logout', ['Host: x'], 'POST'), 403],
  ['no such operation', rawRequest('/tz/api/v1/nothing'), 404],
  ['no such method', rawRequest('/tz/api/v1/meta', ['Host: x'], 'OPTIONS'), 405],
  ['TRACE', rawRequest('/tz/api/v1/meta', ['Host: x'], 'TRACE'), 405],
  ['CONNECT', rawRequest('elsewhere:443', ['Host: elsewhere:443'], 'CONNECT'), 400],
  ['an expectation nobody knows', rawRequest('/tz/api/v1/meta', ['Host: x', 'Expect: tea']), 200],
  ['the documents', rawRequest('/tz/api/docs/'), 200],
  ['a file of the documents', rawRequest('/tz/api/docs/swagger-ui.css'), 200],
  ['the description', rawRequest('/tz/api/openapi.json'), 200],
  ['health', rawRequest('/tz/health/live'), 200],
  ['metrics', rawRequest('/tz/metrics'), 200],
  ['metrics to others', rawRequest('/tz/metrics', ['Host: x', 'Via: 1.1 proxy']), 403],
  ['no host', rawRequest('/tz/', []), 400],
  ['two hosts', rawRequest('/tz/', ['Host: a', 'Host: b']), 400],
  ['no HTTP', NO_HTTP, 400],
  ['headers without end', rawRequest('/tz/', ['Host: x', `Cookie: ${'x'.repeat(20_000)}`]), 431],
  ['an upgrade that leads nowhere', rawRequest('/tz/ws/', UPGRADE), 404],
  ['an upgrade that is no handshake', rawRequest('/tz/ws/time/UTC/', UPGRADE), 400],
  [
    'an upgrade of nobody',
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
    RunningApp.start({ BASE_PATH: '/tz', PUBLIC_URL: 'https://clock.example.org/tz' }),
  ]);
});
afterAll(() => Promise.all([plain.dispose(), behindTls.dispose()]));

/** The value of a header that an answer has exactly once. */
function only({ headers }: RawResponse, name: string): string {
  expect([name, headers.get(name)]).toEqual([name, [expect.any(String)]]);
  return headers.get(name)?.[0] ?? '';
}

describe.each(ANSWERS)('%s', (_kind, sent, status) => {
  it('has the headers that every answer has', async () => {
    const answer = await rawExchange(plain.url, sent);
    expect(answer.status).toBe(status);
    expect(only(answer, 'x-content-type-options')).toBe('nosniff');
    expect(only(answer, 'referrer-policy')).toBe('same-origin');
    expect(only(answer, 'cross-origin-resource-policy')).toBe('same-origin');
    expect(only(answer, 'x-frame-options')).toBe('DENY');
    expect(only(answer, 'permissions-policy')).toMatch(/(^|, )camera=\(\), .*geolocation=\(\), /);
    expect(only(answer, 'x-request-id')).toMatch(/^[\da-f-]{36}$/);
    const policy = only(answer, 'content-security-policy');
    for (const directive of ["frame-ancestors 'none'", "object-src 'none'"])
      expect(policy.split('; ')).toContain(directive);
    for (const name of ['server', 'x-powered-by', 'access-control-allow-origin', 'strict-transport-security'])
      expect([name, answer.headers.get(name)]).toEqual([name, undefined]);
  });

  it('is kept nowhere unless it is a file', async () => {
    const answer = await rawExchange(plain.url, sent);
    const isFile = /favicon|api\/docs/.test(sent);
    expect(only(answer, 'cache-control')).toBe(isFile ? 'no-cache' : 'no-store');
  });

  it('says what it is, and in which encoding', async () => {
    const answer = await rawExchange(plain.url, sent);
    if (answer.body === '') return;
    const type = only(answer, 'content-type');
    expect(type).toMatch(/^[a-z]+\/[a-z.+-]+; charset=utf-8(; version=[\d.]+)?$/);
    if (status < 400 || type.includes('html')) return;
    const { body } = answer;
    problemOf({ status, headers: new Headers({ 'content-type': type }), body: JSON.parse(body) });
    expect(JSON.parse(body)).toMatchObject({ requestId: only(answer, 'x-request-id') });
  });

  it('keeps browsers with TLS where there is TLS', async () => {
    const answer = await rawExchange(behindTls.url, sent);
    expect(only(answer, 'strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
    expect(only(answer, 'cross-origin-opener-policy')).toBe('same-origin');
  });
});

it('lets a browser do nothing with what is no page', async () => {
  const answer = await rawExchange(plain.url, rawRequest('/tz/api/v1/meta'));
  expect(only(answer, 'content-security-policy')).toBe(
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; sandbox",
  );
});

it('lets no other origin read an answer, and no page of one send more than it may anyway', async () => {
  const headers = ['Host: x', 'Origin: https://evil.example', 'Access-Control-Request-Method: PUT'];
  for (const method of ['GET', 'OPTIONS']) {
    const answer = await rawExchange(plain.url, rawRequest('/tz/api/v1/meta', headers, method));
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  }
});

it('sends nobody to another host, whatever an address says', async () => {
  for (const target of ['//evil.example', '/tz//evil.example', '/tz/..//evil.example', '/\\evil.example']) {
    const answer = await rawExchange(plain.url, rawRequest(target));
    expect([target, answer.status]).toEqual([target, 404]);
    expect(answer.headers.get('location')).toBeUndefined();
  }
  const answer = await rawExchange(plain.url, rawRequest('http://evil.example/tz', ['Host: evil.example']));
  expect([answer.status, answer.headers.get('location') ?? ['/tz/']]).toEqual([expect.any(Number), ['/tz/']]);
});
