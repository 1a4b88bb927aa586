import { get, type IncomingMessage } from 'node:http';
import { MAX_STREAMS_PER_ADDRESS, type Problem, type StreamTick } from '@live-tz/contracts';
import { PrivateNginx, RunningApp } from '@live-tz/test-cluster';
import { faultsIn } from './support/faults';

let app: RunningApp;
let proxy: PrivateNginx;
const responses: IncomingMessage[] = [];

beforeAll(async () => {
  app = await RunningApp.start({ TRUST_PROXY: '1' });
  proxy = await PrivateNginx.start([Number(new URL(app.url).port)]);
});
afterAll(async () => {
  for (const response of responses) response.destroy();
  await proxy.dispose();
  const faults = faultsIn(app.log);
  await app.dispose();
  expect(faults).toEqual([]);
});

function open(
  query: string,
  headers: Record<string, string> = {},
  url: string = app.url,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = get(`${url}/stream?${query}`, { agent: false, headers }, (response) => {
      response.setEncoding('utf8').on('error', () => undefined);
      responses.push(response);
      resolve(response);
    });
    request.once('error', reject);
  });
}

/** Reads until the text of a stream satisfies a condition. */
async function textUntil(response: IncomingMessage, isSo: (text: string) => boolean): Promise<string> {
  let text = '';
  for await (const chunk of response.iterator({ destroyOnReturn: false })) {
    text += String(chunk);
    if (isSo(text)) return text;
  }
  throw new Error(`The stream has ended after ${text}`);
}

function ticksIn(text: string): StreamTick[] {
  return [...text.matchAll(/event: tick\ndata: (.*)\n\n/g)].map(
    ([, data = '']) => JSON.parse(data) as StreamTick,
  );
}

describe('an event stream', () => {
  it('sends consecutive seconds to a page of any origin, uncompressed and without an account', async () => {
    const response = await open('zones=tokyo,Europe/Berlin', { 'accept-encoding': 'br, gzip' });
    expect(response.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'access-control-allow-origin': '*',
    });
    expect(response.headers['content-encoding']).toBeUndefined();
    const ticks = ticksIn(await textUntil(response, (text) => ticksIn(text).length === 3));
    const [first = 0, ...others] = ticks.map(({ utcMs }) => utcMs);
    expect(others).toEqual([first + 1_000, first + 2_000]);
    expect(ticks[0]?.zones.map(({ zone }) => zone)).toEqual(['Asia/Tokyo', 'Europe/Berlin']);
    expect(Date.parse(ticks[0]?.zones[0]?.iso ?? '')).toBe(first);
  });

  it('passes through the proxy of the compose file event by event', async () => {
    const response = await open('zones=UTC', { 'accept-encoding': 'br, gzip' }, proxy.url);
    expect(response.headers['content-encoding']).toBeUndefined();
    const ticks = ticksIn(await textUntil(response, (text) => ticksIn(text).length >= 2));
    // A proxy that fills a buffer of 4 kB first delivers dozens at once.
    expect(ticks.length).toBeLessThan(10);
  });

  it('begins with the minute in progress at the rate of minutes', async () => {
    const response = await open('zones=UTC&rate=60000');
    const [tick] = ticksIn(await textUntil(response, (text) => ticksIn(text).length === 1));
    expect((tick?.utcMs ?? 1) % 60_000).toBe(0);
  });

  it.each([
    ['zones=UTC&rate=1', 'rate', /^Give rate as one of 1000, 60000/],
    ['', 'zones', /^Give zones once/],
    ['zones=Mars', 'zones', /^There is no zone "Mars"/],
    ['zones=IST', 'zones', /^The name "IST" may mean several clocks/],
  ])('is refused for ?%s', async (query, field, message) => {
    const response = await fetch(`${app.url}/stream?${query}`, { headers: { accept: 'text/event-stream' } });
    expect(response.status).toBe(400);
    expect(((await response.json()) as Problem).errors).toEqual([
      { field, message: expect.stringMatching(message) },
    ]);
  });

  it('is refused with 429 to an address that has too many, and to no other', async () => {
    const from = { 'x-forwarded-for': '192.0.2.50' };
    for (let count = 0; count < MAX_STREAMS_PER_ADDRESS; count += 1) {
      expect((await open('zones=UTC', from)).statusCode).toBe(200);
    }
    const refused = await open('zones=UTC', from);
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '10']);
    expect((await open('zones=UTC', { 'x-forwarded-for': '192.0.2.51' })).statusCode).toBe(200);
  });

  it('answers HEAD without a stream', async () => {
    const response = await fetch(`${app.url}/stream?zones=UTC`, { method: 'HEAD' });
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/event-stream; charset=utf-8',
    ]);
  });

  it('ends when the server stops, which does not wait for it', async () => {
    const response = await open('zones=UTC');
    const isEnded = new Promise((resolve) => response.once('end', resolve));
    response.resume();
    expect(await app.end()).toBe(0);
    await isEnded;
  });
});
