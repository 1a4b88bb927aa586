import { BrowserLike, PASSWORD, RunningApp, uniqueName } from '@live-tz/test-cluster';
import { problemOf } from './support/problem-of';
import { type RawResponse, rawExchange, rawRequest } from './support/raw-exchange';

const HANDSHAKE = [
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
];

let app: RunningApp;
beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(() => app.dispose());

function problemIn({ status, headers, body }: RawResponse) {
  const type = headers.get('content-type')?.[0] ?? '';
  return problemOf({ status, headers: new Headers({ 'content-type': type }), body: JSON.parse(body) });
}

describe('hosts', () => {
  it.each<[kind: string, headers: string[]]>([
    ['sent twice', ['Host: a.example', 'Host: b.example']],
    ['sent twice with the same value', ['Host: a.example', 'HOST: a.example']],
    ['missing', []],
    ['with a path', ['Host: a.example/path']],
    ['with a user', ['Host: user@a.example']],
    ['sent as a list', ['Host: a.example, b.example']],
    ['with a space inside', ['Host: a example']],
    ['not in UTF-8', ['Host: \u00ff.example']],
    ['with an invalid port', ['Host: a.example:http']],
  ])('%s are refused for requests and upgrades', async (_kind, headers) => {
    for (const sent of [
      rawRequest('/api/v1/meta', headers),
      rawRequest('/ws/time/UTC/', [...headers, ...HANDSHAKE]),
    ]) {
      const answer = await rawExchange(app.url, Buffer.from(sent, 'latin1'));
      expect(problemIn(answer)).toMatchObject({ status: 400, detail: expect.stringContaining('Host') });
    }
  });

  it('that differ from the host of an absolute target are refused', async () => {
    const answer = await rawExchange(
      app.url,
      rawRequest('http://a.example/api/v1/meta', ['Host: b.example']),
    );
    expect(problemIn(answer).status).toBe(400);
  });

  it.each([
    'localhost',
    'clock.example.org:8080',
    '192.0.2.7:3000',
    '[2001:db8::1]:3000',
    'my_nas',
    'x.',
    '',
  ])('such as "%s" are served', async (host) => {
    const answer = await rawExchange(app.url, rawRequest('/api/v1/meta', [`Host: ${host}`]));
    expect(answer.status).toBe(200);
  });
});

describe('a method that an address does not serve', () => {
  it.each([
    ['POST', '/api/v1/convert', 'GET, HEAD'],
    ['PUT', '/api/v1/zones/Europe/Berlin', 'GET, HEAD'],
    ['DELETE', '/api/v1/transitions.ics', 'GET, HEAD'],
    ['PUT', '/api/v1/users/me', 'DELETE, GET, HEAD, PATCH'],
    ['GET', '/api/v1/auth/login', 'POST'],
    ['POST', '/now/tokyo', 'GET, HEAD'],
    ['POST', '/health/live', 'GET, HEAD'],
    ['POST', '/metrics', 'GET, HEAD'],
    ['POST', '/api/openapi.json', 'GET, HEAD'],
    ['POST', '/api/docs', 'GET, HEAD'],
    ['POST', '/api/docs/swagger-ui.css', 'GET, HEAD'],
    ['POST', '/', 'GET, HEAD'],
    ['DELETE', '/settings', 'GET, HEAD'],
    ['POST', '/favicon.svg', 'GET, HEAD'],
  ])('gets 405 with the methods it does serve, without a token: %s %s', async (method, target, allowed) => {
    const answer = await rawExchange(app.url, rawRequest(target, ['Host: x'], method));
    expect([problemIn(answer).status, answer.headers.get('allow')]).toEqual([405, [allowed]]);
  });

  it('gets 404 at an address that does not exist', async () => {
    const answer = await rawExchange(app.url, rawRequest('/api/v1/nothing', ['Host: x'], 'POST'));
    expect(problemIn(answer).status).toBe(404);
  });
});

describe('If-None-Match: *', () => {
  it.each(['/health/live', '/health/ready', '/metrics', '/api/v1/meta', '/api/v1/auth/session', '/now', '/'])(
    'is ignored by reads: %s',
    async (target) => {
      const answer = await rawExchange(app.url, rawRequest(target, ['Host: x', 'If-None-Match: *']));
      expect(answer.status).toBe(200);
      expect(answer.body).not.toBe('');
    },
  );

  it('is ignored by reads of the signed-in user', async () => {
    const cookie = (await BrowserLike.register(app.url)).cookieHeader();
    const headers = ['Host: x', `Cookie: ${cookie}`, 'If-None-Match: *'];
    const answer = await rawExchange(app.url, rawRequest('/api/v1/users/me', headers));
    expect([answer.status, JSON.parse(answer.body)]).toEqual([
      200,
      expect.objectContaining({ isAdmin: false }),
    ]);
  });
});

describe('invalid UTF-8', () => {
  const BAD = ['%ff', '%C3', '%E0%80%AF', '%ED%A0%80', '%F5%80%80%80', 'a%C3%28', '%', '%4', '%zz'];

  it.each(
    BAD.flatMap((bad) => [
      `/api/v1/zones?q=${bad}`,
      `/api/v1/zones/${bad}`,
      `/api/v1/${bad}`,
      `/api/v1/meta?${bad}=1`,
      `/now/${bad}`,
      `/health/live?${bad}`,
      `/api/docs/${bad}`,
      `/${bad}`,
    ]),
  )('is refused in a target: %s', async (target) => {
    expect(problemIn(await rawExchange(app.url, rawRequest(target)))).toMatchObject({
      status: 400,
      detail: expect.stringContaining('UTF-8'),
    });
  });

  it.each(BAD)('is refused in the target of an upgrade: %s', async (bad) => {
    const answer = await rawExchange(app.url, rawRequest(`/ws/time/${bad}/`, ['Host: x', ...HANDSHAKE]));
    expect(problemIn(answer)).toMatchObject({ status: 400, detail: expect.stringContaining('UTF-8') });
  });

  it('is refused as raw bytes in a target, like UTF-8 that is not percent-encoded', async () => {
    for (const target of ['/now/z\u00fcrich', '/now/z\u00c3\u00bcrich']) {
      const answer = await rawExchange(app.url, Buffer.from(rawRequest(target), 'latin1'));
      expect(problemIn(answer)).toMatchObject({
        status: 400,
        detail: expect.stringContaining('percent-encode'),
      });
    }
  });

  it('gets the page when a browser requests one', async () => {
    const answer = await rawExchange(
      app.url,
      rawRequest('/convert?from=%ff', ['Host: x', 'Accept: text/html']),
    );
    expect(answer).toMatchObject({ status: 400, body: expect.stringContaining('<ltz-root') });
  });

  it('is refused in a body, none of which is used', async () => {
    const client = await BrowserLike.open(app.url);
    const username = uniqueName();
    const body = Buffer.from(`{"username":"${username}","password":"${PASSWORD} \u00ff"}`, 'latin1');
    const headers = { ...client.headers(), 'content-type': 'application/json' };
    const send = (type: string, content: Buffer) =>
      fetch(`${app.url}/api/v1/auth/register`, {
        method: 'POST',
        headers: { ...headers, 'content-type': type },
        body: new Uint8Array(content),
      });
    const refused = await send('application/json', body);
    expect(await refused.json()).toMatchObject({ status: 400, detail: expect.stringContaining('UTF-8') });
    const otherwise = await send('application/json; charset=utf-16', Buffer.from(body.toString(), 'utf16le'));
    expect(otherwise.status).toBe(415);
    expect((await client.post('/auth/login', { username, password: PASSWORD })).status).toBe(401);
  });

  it('in other headers is read as bytes, and grants no access', async () => {
    const headers = [
      'Host: x',
      'Cookie: livetz.sid=\u00ff',
      'Authorization: \u00ff',
      'User-Agent: \u00ff',
      'Accept: \u00ff',
    ];
    const answer = await rawExchange(app.url, Buffer.from(rawRequest('/api/v1/users/me', headers), 'latin1'));
    expect(problemIn(answer).status).toBe(401);
  });
});

describe('methods', () => {
  it.each(['TRACE', 'PROPFIND', 'LOCK', 'PURGE', 'SOURCE', 'M-SEARCH'])('%s is refused', async (method) => {
    for (const target of ['/', '/api/v1/meta', '/api/v1/users/me', '/favicon.svg', '/now/tokyo', '*']) {
      const answer = await rawExchange(app.url, rawRequest(target, ['Host: x', 'X-Secret: echo-me'], method));
      expect([target, problemIn(answer).status]).toEqual([target, 405]);
      expect(answer.headers.get('allow')).toEqual(['GET, HEAD, POST, PUT, PATCH, DELETE']);
      expect(answer.body).not.toContain('echo-me');
    }
  });
});

/** A second request that a proxy would treat as the body of the first must not be answered. */
describe('smuggled requests', () => {
  const SMUGGLED = 'GET /api/v1/smuggled HTTP/1.1\r\nHost: x\r\n\r\n';
  const post = (headers: string[], body: string): string =>
    `POST /api/v1/auth/logout HTTP/1.1\r\n${['Host: x', ...headers].join('\r\n')}\r\n\r\n${body}`;

  it.each([
    [
      'a content length and chunks',
      post(['Content-Length: 5', 'Transfer-Encoding: chunked'], `0\r\n\r\n${SMUGGLED}`),
    ],
    ['two content lengths', post(['Content-Length: 0', `Content-Length: ${SMUGGLED.length}`], SMUGGLED)],
    ['a list of content lengths', post([`Content-Length: 0, ${SMUGGLED.length}`], SMUGGLED)],
    ['a content length with a sign', post([`Content-Length: +${SMUGGLED.length}`], SMUGGLED)],
    ['an unknown transfer encoding', post(['Transfer-Encoding: xchunked'], `0\r\n\r\n${SMUGGLED}`)],
    [
      'chunks that are not the last encoding',
      post(['Transfer-Encoding: chunked, identity'], `0\r\n\r\n${SMUGGLED}`),
    ],
    ['a space before the colon', post(['Transfer-Encoding : chunked'], `0\r\n\r\n${SMUGGLED}`)],
    ['a folded header', post(['X: a', ' Transfer-Encoding: chunked'], `0\r\n\r\n${SMUGGLED}`)],
    ['a chunk with an invalid size', post(['Transfer-Encoding: chunked'], `0x0\r\n\r\n${SMUGGLED}`)],
    [
      'a chunk that is longer than its size',
      post(['Transfer-Encoding: chunked'], `1\r\nab\r\n0\r\n\r\n${SMUGGLED}`),
    ],
    ['lines that end with a bare CR', post(['X: a\rTransfer-Encoding: chunked'], `0\r\n\r\n${SMUGGLED}`)],
    ['two hosts', `GET /api/v1/meta HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n${SMUGGLED}`],
  ])('with %s close the connection', async (_how, sent) => {
    const { status, body } = await rawExchange(app.url, sent);
    // The head may be answered before the body turns out to be invalid; the smuggled request must not be.
    expect([400, 403]).toContain(status);
    expect(body).not.toMatch(/^HTTP\/1\.1 (?!400)/m);
  });
});
