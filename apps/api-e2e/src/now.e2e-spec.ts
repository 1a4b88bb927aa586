import type { Now, Problem } from '@live-tz/contracts';
import { RunningApp } from '@live-tz/test-cluster';
import { faultsIn } from './support/faults';

const LINE = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC[+-]\d\d:\d\d \S+ \S.*$/;

let app: RunningApp;

beforeAll(async () => {
  app = await RunningApp.start({ BASE_PATH: '/tz' });
});
afterAll(async () => {
  const faults = faultsIn(app.log);
  await app.dispose();
  expect(faults).toEqual([]);
});

async function now(place: string, init: RequestInit = {}): Promise<{ response: Response; lines: string[] }> {
  const response = await fetch(`${app.url}/now${place}`, init);
  const text = await response.text();
  if (text !== '') expect(text.endsWith('\n')).toBe(true);
  return { response, lines: text.split('\n').slice(0, -1) };
}

/** The instant in the first three fields of a line. */
function instantOf(line: string): number {
  const [date, time, offset = ''] = line.split(' ');
  return Date.parse(`${date}T${time}${offset.replace('UTC', '')}`);
}

describe('the time in plain text', () => {
  it.each([
    ['', 'UTC', 'UTC'],
    ['/', 'UTC', 'UTC'],
    ['/tokyo', 'Asia/Tokyo', 'Tokyo'],
    ['/Asia/Tokyo', 'Asia/Tokyo', 'Tokyo'],
    ['/Asia%2FTokyo/', 'Asia/Tokyo', 'Tokyo'],
    ['/new%20york', 'America/New_York', 'New York'],
    ['/new_york', 'America/New_York', 'New York'],
    ['/new+york', 'America/New_York', 'New York'],
    ['/Asia/Calcutta', 'Asia/Calcutta', 'Calcutta'],
    ['/LHR', 'Europe/London', 'London Heathrow'],
    ['/what%20time%20is%20it%20in%20Sydney', 'Australia/Sydney', 'Sydney'],
    ['/nepal', 'Asia/Kathmandu', 'Kathmandu'],
    ['/+5:45', 'Asia/Kathmandu', 'Kathmandu'],
    ['/%2B5:45', 'Asia/Kathmandu', 'Kathmandu'],
    ['/Etc/GMT+5', 'Etc/GMT+5', 'UTC\u221205:00'],
    ['/C%C3%B4te%20d%E2%80%99Ivoire', 'Africa/Abidjan', 'Abidjan'],
  ])('of %j is that of %s', async (place, zone, name) => {
    const before = Math.floor(Date.now() / 1000) * 1000;
    const { response, lines } = await now(place);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(lines).toHaveLength(1);
    const [line = ''] = lines;
    expect(line).toMatch(LINE);
    expect(line.split(' ')[3]).toBe(zone);
    expect(line.split(' ').slice(4).join(' ').split(', ')[0]).toBe(name);
    expect(instantOf(line)).toBeGreaterThanOrEqual(before);
    expect(instantOf(line)).toBeLessThanOrEqual(Date.now());
  });

  it.each([
    ['/usa', ['America/New_York', 'America/Chicago', 'Pacific/Honolulu']],
    ['/IST', ['Asia/Kolkata', 'Asia/Jerusalem']],
    ['/CA', ['America/Toronto', 'America/Los_Angeles']],
    ['/springfield', ['America/Chicago', 'America/New_York']],
  ])('of %s is refused with the possible clocks', async (place, zones) => {
    const { response, lines } = await now(place);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      400,
      'text/plain; charset=utf-8',
    ]);
    expect(lines[0]).toMatch(
      /^The name ".+" may mean several clocks: use the zone of one of them, such as \S+\/\S+\.$/,
    );
    for (const line of lines.slice(1)) expect(line).toMatch(LINE);
    expect(lines.slice(1).map((line) => line.split(' ')[3])).toEqual(expect.arrayContaining(zones));
  });

  it.each([
    ['/usa', 400, 'ambiguous', 'America/New_York'],
    ['/pheonix', 404, undefined, 'America/Phoenix'],
  ])('of %s is refused in JSON for a client that prefers it', async (place, status, code, zone) => {
    const response = await fetch(`${app.url}/now${place}`, { headers: { accept: 'application/json' } });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(response.headers.get('vary')).toContain('Accept');
    const problem = (await response.json()) as Problem;
    expect(problem.code).toBe(code);
    expect(problem.candidates?.[0]?.zone).toBe(zone);
  });

  it('is served to browsers as text as well, not as a page', async () => {
    const { response } = await now('/tokyo', { headers: { accept: 'text/html,*/*;q=0.8' } });
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  });

  it('accepts HEAD', async () => {
    for (const place of ['', '/tokyo', '/usa', '/atlantropa']) {
      const [whole, head] = [await now(place), await now(place, { method: 'HEAD' })];
      expect([place, head.response.status, head.lines]).toEqual([place, whole.response.status, []]);
    }
  });

  it('rejects other methods', async () => {
    for (const place of ['', '/tokyo']) {
      const { status, headers } = await fetch(`${app.url}/now${place}`, { method: 'POST' });
      expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    }
  });

  it.each([
    ['/atlantropa', 404, 'There is no zone "atlantropa": GET /api/v1/zones?q= finds names.'],
    ['/Europe/Kathmandu', 404, 'There is no zone "Europe/Kathmandu": did you mean Asia/Kathmandu?'],
    ['/a/b/c/d/e', 404, 'There is no zone "a/b/c/d/e": GET /api/v1/zones?q= finds names.'],
    ['/__proto__', 404, 'There is no zone "__proto__": did you mean Europe/Lisbon?'],
    ['/pheonix', 404, 'There is no zone "pheonix": did you mean America/Phoenix?'],
    ['/new', 404, 'There is no zone "new": did you mean America/New_York?'],
    ['/!', 404, 'There is no zone "!": GET /api/v1/zones?q= finds names.'],
    ['/%00', 400, 'Leave control characters out of place.'],
    ['/to%0akyo', 400, 'Leave control characters out of place.'],
    [`/${'x'.repeat(101)}`, 400, 'Ask for a place of at most 100 characters.'],
    [`/${'x'.repeat(10_000)}`, 400, 'Ask for a place of at most 100 characters.'],
  ])('is refused for %s', async (place, status, sentence) => {
    const { response, lines } = await now(place);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      status,
      'text/plain; charset=utf-8',
    ]);
    expect(lines[0]).toBe(sentence);
    for (const line of lines.slice(1)) expect(line).toMatch(LINE);
  });

  it.each(['/%', '/%zz', '/%E0%A4%A'])('is refused for the undecodable %s', async (place) => {
    expect((await fetch(`${app.url}/now${place}`)).status).toBe(400);
  });
});

describe('the time in JSON', () => {
  it.each([
    ['/tokyo?format=json', '*/*'],
    ['/tokyo', 'application/json'],
    ['/tokyo', 'text/plain;q=0.5, application/json'],
  ])('of %s with Accept: %s', async (place, accept) => {
    const response = await fetch(`${app.url}/now${place}`, { headers: { accept } });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('etag')).toBeNull();
    expect(response.headers.get('vary')).toContain('Accept');
    const { iso, unixSeconds, ...now } = (await response.json()) as Now;
    expect(now).toMatchObject({ place: 'Tokyo', country: 'Japan', zone: 'Asia/Tokyo', next: null });
    expect(iso).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+09:00$/);
    expect([Date.parse(iso) / 1000, Math.floor(now.utcMs / 1000)]).toEqual([unixSeconds, unixSeconds]);
  });

  it('of several places is a list at one instant, or a line for each on request', async () => {
    const list = (await (await fetch(`${app.url}/now?places=tokyo,Europe/Berlin,JFK`)).json()) as Now[];
    const zones = ['Asia/Tokyo', 'Europe/Berlin', 'America/New_York'];
    expect(list.map(({ zone }) => zone)).toEqual(zones);
    expect(new Set(list.map(({ utcMs }) => utcMs)).size).toBe(1);
    const { lines } = await now('?places=tokyo,Europe/Berlin,JFK&format=text');
    expect(lines.map((line) => line.split(' ')[3])).toEqual(zones);
  });

  it.each([
    ['?places=tokyo,atlantropa', 'places', /^There is no zone "atlantropa"/],
    ['?places=tokyo,IST', 'places', /^The name "IST" may mean several clocks/],
    ['?places=', 'places', /^Give places as names/],
    ['?places=tokyo&places=berlin', 'places', /^Give places once/],
    ['?places=%00', 'places', /^Leave control characters out of places\.$/],
    [`?places=${'UTC,'.repeat(3_000)}`, 'places', /^Name at most 120 places: these are 3000\.$/],
    ['/tokyo?format=csv', 'format', /^Give format once, as text or json\.$/],
  ])('is refused for %.40s', async (query, field, message) => {
    const response = await fetch(`${app.url}/now${query}`, { headers: { accept: 'application/json' } });
    expect(response.status).toBe(400);
    const { errors } = (await response.json()) as Problem;
    expect(errors).toEqual([{ field, message: expect.stringMatching(message) }]);
  });
});

describe('a badge', () => {
  it.each([
    ['/tokyo.svg', 200, />Tokyo<\/text>\n.*>\w{3} \d\d:\d\d UTC\+9<\/text>/],
    ['/Asia/Tokyo.svg', 200, />Tokyo<\/text>/],
    ['/paris%20texas.svg', 200, />Paris<\/text>/],
    ['/%3Cb%3E.svg', 404, />&lt;b&gt;<\/text>\n.*>unknown place<\/text>/],
    ['/IST.svg', 400, />may mean several clocks<\/text>/],
    [`/${'x'.repeat(200)}.svg`, 400, />The request is not valid<\/text>/],
  ])('of %.20s has the status %d', async (path, status, text) => {
    const response = await fetch(`${app.url}/now${path}`);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    expect(await response.text()).toMatch(text);
  });

  it('may be cached until the minute ends that it shows, and embedded by any page', async () => {
    const before = Date.now();
    const { headers } = await fetch(`${app.url}/now/tokyo.svg`);
    const seconds = Number(/^public, max-age=(\d+)$/.exec(headers.get('cache-control') ?? '')?.[1]);
    expect(seconds * 1000).toBeLessThanOrEqual(60_000 - (before % 60_000));
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect((await fetch(`${app.url}/now/atlantropa.svg`)).headers.get('cache-control')).toBe('no-store');
  });
});
