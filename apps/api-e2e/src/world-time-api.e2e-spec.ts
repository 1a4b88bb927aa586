import type { WorldTime } from '@live-tz/contracts';
import { RunningApp } from '@live-tz/test-cluster';
import { faultsIn } from './support/faults';
import { rawExchange } from './support/raw-exchange';

let app: RunningApp;

beforeAll(async () => {
  app = await RunningApp.start();
});
afterAll(async () => {
  const faults = faultsIn(app.log);
  await app.dispose();
  expect(faults).toEqual([]);
});

async function get(path: string): Promise<{ status: number; type: string | null; text: string }> {
  const response = await fetch(`${app.url}/api/${path}`);
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    text: await response.text(),
  };
}

describe("WorldTimeAPI's time of a zone", () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin', 3_600],
    ['america/argentina/buenos_aires', 'America/Argentina/Buenos_Aires', -10_800],
    ['Asia%2FKathmandu', 'Asia/Kathmandu', 20_700],
    ['EST', 'EST', -18_000],
    ['Etc/GMT+5', 'Etc/GMT+5', -18_000],
  ])('at %s', async (path, timezone, rawOffset) => {
    const before = Date.now();
    const { status, type, text } = await get(`timezone/${path}`);
    expect([status, type]).toEqual([200, 'application/json; charset=utf-8']);
    const time = JSON.parse(text) as WorldTime;
    expect(time).toMatchObject({ timezone, raw_offset: rawOffset, client_ip: null });
    expect(Date.parse(time.datetime)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(time.datetime)).toBeLessThanOrEqual(Date.now());
    expect(Date.parse(time.utc_datetime)).toBe(Date.parse(time.datetime));
    // What a microcontroller shows: it adds the offsets, and reads the wall time by its position in the text.
    const shown = new Date((time.unixtime + time.raw_offset + time.dst_offset) * 1000).toISOString();
    expect(time.datetime.slice(0, 19)).toBe(shown.slice(0, 19));
  });

  it('is text with the suffix .txt', async () => {
    const { status, type, text } = await get('timezone/Europe/Berlin.txt');
    expect([status, type]).toEqual([200, 'text/plain; charset=utf-8']);
    const lines = text.split('\n').slice(0, -1);
    expect(lines.map((line) => line.split(': ')[0])).toEqual(
      Object.keys(JSON.parse((await get('timezone/Europe/Berlin')).text) as WorldTime),
    );
    expect(lines).toContain('timezone: Europe/Berlin');
  });

  it.each([
    'GET /api/timezone/Europe/Berlin HTTP/1.0\r\n\r\n',
    'GET /api/timezone/Europe/Berlin HTTP/1.0\r\nHost: x\r\n\r\n',
  ])('answers a client of HTTP/1.0 within one kilobyte: %j', async (sent) => {
    const { status, headers, body } = await rawExchange(app.url, sent);
    expect(status).toBe(200);
    expect(headers.get('content-length')).toEqual([String(body.length)]);
    expect(headers.has('transfer-encoding')).toBe(false);
    expect(JSON.parse(body)).toMatchObject({ timezone: 'Europe/Berlin' });
    const head = [...headers].map(([name, values]) => `${name}: ${values.join()}\r\n`).join('');
    expect(head.length + body.length).toBeLessThan(1_000);
  });
});

describe("WorldTimeAPI's lists", () => {
  it('contain every zone, or those of an area', async () => {
    const all = JSON.parse((await get('timezone')).text) as string[];
    expect(all).toEqual(expect.arrayContaining(['Africa/Abidjan', 'UTC', 'America/Argentina/Ushuaia']));
    expect((await get('timezone.txt')).text).toBe(all.map((name) => `${name}\n`).join(''));
    const area = all.filter((name) => name.startsWith('Europe/'));
    for (const path of ['Europe', 'europe/']) {
      expect(JSON.parse((await get(`timezone/${path}`)).text)).toEqual(area);
    }
    expect((await get('timezone/Indian.txt')).text).toMatch(/^Indian\/Antananarivo\n/);
  });
});

describe("WorldTimeAPI's errors", () => {
  it.each([
    ['timezone/Mars', '{"error":"unknown location"}'],
    ['timezone/Europe/Atlantis', '{"error":"unknown location"}'],
    ['timezone/Europe/Berlin/Mitte', '{"error":"unknown location"}'],
    ['timezone/__proto__', '{"error":"unknown location"}'],
    ['timezone/Mars.txt', 'error: unknown location\n'],
    ['ip', expect.stringMatching(/^\{"error":"this server does not look up places by address: /)],
    ['ip/203.0.113.7.txt', expect.stringMatching(/^error: this server does not look up places by address: /)],
  ])('at %s', async (path, text) => {
    const answer = await get(path);
    expect([answer.status, answer.text]).toEqual([404, text]);
  });

  it('include other methods', async () => {
    const { status, headers } = await fetch(`${app.url}/api/timezone/Europe/Berlin`, { method: 'POST' });
    expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });
});
