import { readdirSync, readFileSync, statSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { PrivateNginx, RunningApp } from '@live-tz/test-cluster';

const WEB_FOLDER = join(__dirname, '../../../dist/apps/web/browser');
const scripts = readdirSync(WEB_FOLDER).filter((file) => file.endsWith('.js'));
const [script = ''] = scripts.filter((file) => statSync(join(WEB_FOLDER, file)).size > 20_000);
const original = readFileSync(join(WEB_FOLDER, script));

interface Received {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

let app: RunningApp;
let proxy: PrivateNginx;
beforeAll(async () => {
  app = await RunningApp.start();
  proxy = await PrivateNginx.start([Number(new URL(app.url).port)]);
});
afterAll(() => Promise.all([proxy.dispose(), app.dispose()]));

/** The response as it was sent: `fetch` would decompress it. */
function receive(
  path: string,
  headers: Record<string, string> = {},
  { url = app.url, method = 'GET' } = {},
): Promise<Received> {
  return new Promise((resolve, reject) => {
    request(`${url}${path}`, { method, headers, agent: false }, (response) => {
      buffer(response).then(
        (body) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        reject,
      );
    })
      .once('error', reject)
      .end();
  });
}

function decoded({ headers, body }: Received): Buffer {
  const encoding = headers['content-encoding'];
  if (encoding === 'br') return brotliDecompressSync(body);
  return encoding === 'gzip' ? gunzipSync(body) : body;
}

const ENCODINGS: [accepted: string | undefined, encoding: string | undefined][] = [
  ['gzip, deflate, br, zstd', 'br'],
  ['br', 'br'],
  ['gzip, deflate', 'gzip'],
  ['br;q=0, gzip;q=0.5', 'gzip'],
  ['identity', undefined],
  ['zstd', undefined],
  [undefined, undefined],
];

const accepting = (encoding?: string): Record<string, string> =>
  encoding === undefined ? {} : { 'Accept-Encoding': encoding };

describe('a file of the page', () => {
  it.each(ENCODINGS)('is sent to a client that accepts %s as %s', async (accepted, encoding) => {
    const response = await receive(`/${script}`, accepting(accepted));
    expect(response.status).toBe(200);
    expect(response.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'text/javascript; charset=utf-8',
      'content-length': String(response.body.length),
      vary: 'Accept-Encoding',
    });
    expect(response.headers['content-encoding']).toBe(encoding);
    expect(decoded(response).equals(original)).toBe(true);
  });

  it('has an ETag for each encoding, and is not sent again to a client that has it', async () => {
    const encodings = ['br', 'gzip', 'identity'];
    const tags = await Promise.all(
      encodings.map(async (encoding) => (await receive(`/${script}`, accepting(encoding))).headers.etag),
    );
    expect(new Set(tags).size).toBe(3);
    for (const [index, encoding] of encodings.entries()) {
      const again = await receive(`/${script}`, {
        ...accepting(encoding),
        'If-None-Match': tags[index] ?? '',
      });
      expect([encoding, again.status, again.body.length]).toEqual([encoding, 304, 0]);
    }
  });

  it.each(['br', 'identity'])('is sent in ranges of its %s bytes', async (encoding) => {
    const whole = await receive(`/${script}`, accepting(encoding));
    const part = await receive(`/${script}`, { ...accepting(encoding), Range: 'bytes=10-19' });
    expect([part.status, part.headers['content-range']]).toEqual([206, `bytes 10-19/${whole.body.length}`]);
    expect(part.headers['content-encoding']).toBe(whole.headers['content-encoding']);
    expect(part.body.equals(whole.body.subarray(10, 20))).toBe(true);
  });

  it.each([
    ['Range', 'bytes=99999999-'],
    ['If-Match', '"other"'],
  ])('is sent whole where a request has a %s that cannot be met', async (name, value) => {
    const response = await receive(`/${script}`, { ...accepting('br'), [name]: value });
    expect([response.status, response.headers['content-range']]).toEqual([200, undefined]);
    expect(decoded(response).equals(original)).toBe(true);
  });

  it('has the same headers for HEAD', async () => {
    const head = await receive(`/${script}`, accepting('br'), { method: 'HEAD' });
    const { headers } = await receive(`/${script}`, accepting('br'));
    for (const name of ['content-encoding', 'content-length', 'content-type', 'etag', 'vary'])
      expect([name, head.headers[name]]).toEqual([name, headers[name]]);
    expect(head.body.length).toBe(0);
  });
});

describe.each([
  ['JSON', '/api/v1/zones?q=san', {}],
  ['the description', '/api/openapi.json', {}],
  ['a calendar', '/api/v1/transitions.ics?zones=Europe/Berlin,America/New_York,Australia/Sydney', {}],
  ['a file of Swagger UI', '/api/docs/swagger-ui.css', {}],
  ['metrics', '/metrics', {}],
])('%s', (_kind, path, headers) => {
  it.each(ENCODINGS)('is sent to a client that accepts %s as %s', async (accepted, encoding) => {
    const response = await receive(path, { ...headers, ...accepting(accepted) });
    expect(response.status).toBe(200);
    const text = decoded(response).toString();
    expect(text.length).toBeGreaterThan(1024);
    expect(response.headers['content-encoding']).toBe(encoding);
    expect(response.headers.vary).toMatch(/\bAccept-Encoding\b/);
    expect(response.headers['content-type']).toMatch(/charset=utf-8/);
  });
});

describe('compression', () => {
  it('leaves a body below 1 kB as it is', async () => {
    const { headers, body } = await receive('/health/live', accepting('br'));
    expect(body.length).toBeLessThan(1024);
    expect([headers['content-encoding'], headers['content-length']]).toEqual([
      undefined,
      String(body.length),
    ]);
  });

  it.each(['bytes=0-4999', 'bytes=99999999-'])(
    'sends a file of Swagger UI whole to a request for %s',
    async (Range) => {
      const { status, headers } = await receive('/api/docs/swagger-ui.css', { ...accepting('br'), Range });
      expect([status, headers['content-encoding']]).toEqual([200, 'br']);
    },
  );

  it('is charged to the client: what it would cost on this thread', async () => {
    const charged = async (): Promise<number> => {
      const { body } = await receive('/metrics');
      const counts = body.toString().matchAll(/^livetz_request_cpu_seconds_total\{.*\} (\S+)$/gm);
      return [...counts].reduce((sum, [, seconds]) => sum + Number(seconds), 0);
    };
    const before = await charged();
    for (let i = 0; i < 5; i++) await receive('/api/docs/swagger-ui-bundle.js', accepting('gzip'));
    // 1.5 MB at 0.03 ms a kilobyte, five times; the bytes that leave are charged besides.
    expect((await charged()) - before).toBeGreaterThan(0.2);
  });
});

describe('through the proxy of the compose file', () => {
  it.each(['br', 'gzip'])('a file and an answer arrive as %s, compressed once', async (encoding) => {
    for (const path of [`/${script}`, '/api/openapi.json']) {
      const response = await receive(path, accepting(encoding), { url: proxy.url });
      const direct = await receive(path, accepting('identity'));
      expect([path, response.status, response.headers['content-encoding']]).toEqual([path, 200, encoding]);
      expect(response.headers.vary).toBe('Accept-Encoding');
      expect(decoded(response).equals(direct.body)).toBe(true);
    }
  });
});
