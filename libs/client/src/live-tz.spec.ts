import { LiveTz } from './live-tz.js';
import { LiveTzError } from './live-tz-error.js';
import { answerJson, answerText, FakeServer } from './testing/fake-server.js';

let server: FakeServer;
afterEach(() => server.stop());

const PROBLEM = {
  type: 'urn:live-tz:problem:throttled',
  title: 'Too many requests',
  status: 429,
  detail: 'Wait for 2 seconds.',
  requestId: '1',
};

describe('LiveTz', () => {
  it('requests one place by its path and several by the query, from a server with a base path', async () => {
    server = await FakeServer.start(answerJson(200, {}));
    const liveTz = new LiveTz(`${server.url}/tz/`);
    await liveTz.now('são paulo');
    await liveTz.now('America/New_York');
    await liveTz.now(['tokyo', 'JFK']);
    expect(server.requests.map(({ url }) => url)).toEqual([
      '/tz/now/s%C3%A3o%20paulo?format=json',
      '/tz/now/America/New_York?format=json',
      '/tz/now?places=tokyo%2CJFK&format=json',
    ]);
  });

  it('converts instants in each form, and wall times', async () => {
    server = await FakeServer.start(answerJson(200, {}));
    const liveTz = new LiveTz(server.url);
    await liveTz.convert({ at: new Date(0), to: ['berlin', 'JFK'] });
    await liveTz.convert({ at: 1000, to: 'berlin' });
    await liveTz.convert({ at: '2027-03-28T02:30', from: 'berlin', to: 'UTC', disambiguation: 'reject' });
    expect(server.requests.map(({ url }) => decodeURIComponent(url ?? ''))).toEqual([
      '/api/v1/convert?at=1970-01-01T00:00:00.000Z&to=berlin,JFK',
      '/api/v1/convert?at=1000&to=berlin',
      '/api/v1/convert?at=2027-03-28T02:30&from=berlin&to=UTC&disambiguation=reject',
    ]);
  });

  it('sends its token with each request', async () => {
    server = await FakeServer.start(answerJson(200, {}));
    await new LiveTz(server.url, { token: 'ltz_1' }).now('tokyo');
    expect(server.requests[0]?.headers.authorization).toBe('Bearer ltz_1');
  });

  it('rejects with the problem of the server, and how long to wait', async () => {
    server = await FakeServer.start(answerJson(429, PROBLEM, { 'Retry-After': '2' }));
    const error = await new LiveTz(server.url).now('tokyo').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(LiveTzError);
    expect(error).toMatchObject({
      message: PROBLEM.detail,
      status: 429,
      problem: PROBLEM,
      retryAfterMs: 2000,
    });
  });

  it('rejects an answer of something else, such as a proxy', async () => {
    server = await FakeServer.start(
      answerText(502, '<h1>Bad Gateway</h1>'),
      answerText(200, '<h1>Log in</h1>'),
    );
    const liveTz = new LiveTz(server.url);
    await expect(liveTz.now('tokyo')).rejects.toMatchObject({ status: 502, problem: null });
    await expect(liveTz.now('tokyo')).rejects.toMatchObject({ status: 200, problem: null });
  });

  it('rejects when the server does not answer in time', async () => {
    server = await FakeServer.start(() => undefined);
    await expect(new LiveTz(server.url, { timeoutMs: 20 }).now('tokyo')).rejects.toMatchObject({
      name: 'TimeoutError',
    });
  });

  it('refuses a name with a comma in a list, which would be read as two', async () => {
    server = await FakeServer.start(answerJson(200, {}));
    const liveTz = new LiveTz(server.url);
    expect(() => liveTz.now(['portland, oregon'])).toThrow(TypeError);
    expect(() => liveTz.watch(['portland, oregon'], () => undefined)).toThrow(TypeError);
    expect(server.requests).toEqual([]);
  });
});

describe('the time of LiveTz', () => {
  it('is unknown before a measurement', async () => {
    server = await FakeServer.start(answerJson(200, { serverMs: 5 }));
    expect(new LiveTz(server.url).time.now()).toBeNull();
  });

  it('is the one of the server, within its bound, however wrong this device is', async () => {
    const aheadMs = 3_600_000;
    server = await FakeServer.start((response) => {
      response.writeHead(200).end(JSON.stringify({ serverMs: Date.now() + aheadMs }));
    });
    const { time } = new LiveTz(server.url);
    const { utcMs, boundMs } = await time.measure();
    expect(boundMs).toBeGreaterThan(0);
    // `Date.now()` is whole milliseconds, and a moment has passed.
    expect(Math.abs(utcMs - Date.now() - aheadMs)).toBeLessThan((boundMs ?? 0) + 50);
    expect(time.now()?.utcMs).toBeGreaterThanOrEqual(utcMs);
  });

  it('is measured although some requests fail, and not if all fail', async () => {
    const good = answerJson(200, { serverMs: 1_000_000 });
    server = await FakeServer.start(answerText(503, ''), good, answerText(503, ''));
    const { time } = new LiveTz(server.url);
    expect((await time.measure()).boundMs).toBeGreaterThan(0);
    await server.stop();
    server = await FakeServer.start(answerText(503, ''));
    await expect(new LiveTz(server.url).time.measure()).rejects.toMatchObject({ status: 503 });
  });
});
