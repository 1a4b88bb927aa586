import { LiveTz } from './live-tz.js';
import { answerJson, FakeServer, NO_WAIT, stream, tickText } from './testing/fake-server.js';
import type { Watch, WatchOptions } from './types.js';

let server: FakeServer;
let watch: Watch;
afterEach(async () => {
  watch.close();
  await watch.closed.catch(() => undefined);
  await server.stop();
});

/** Watches until a tick at this instant; the instants of all ticks. */
function ticksUntil(lastMs: number, options: WatchOptions = {}): Promise<number[]> {
  const ticks: number[] = [];
  return new Promise((resolve, reject) => {
    watch = new LiveTz(server.url).watch(
      ['tokyo', 'Europe/Berlin'],
      ({ utcMs }) => {
        ticks.push(utcMs);
        if (utcMs === lastMs) resolve(ticks);
      },
      options,
    );
    watch.closed.catch(reject);
  });
}

const MINUTE = 1_700_000_040_000;

describe('a watch', () => {
  it('continues after each loss of the connection, with the id of the last tick', async () => {
    server = await FakeServer.start(
      stream([NO_WAIT, tickText(1000), tickText(2000)], 'end'),
      stream([NO_WAIT, tickText(4000)], 'destroy'),
      stream([NO_WAIT, tickText(6000)], 'stay'),
    );
    const statuses: string[] = [];
    const ticks = await ticksUntil(6000, { onStatus: (status) => statuses.push(status) });
    expect(ticks).toEqual([1000, 2000, 4000, 6000]);
    expect(server.requests.map(({ url }) => url)).toEqual(
      Array(3).fill('/stream?zones=tokyo%2CEurope%2FBerlin&rate=1000'),
    );
    expect(server.requests.map(({ headers }) => headers['last-event-id'])).toEqual([
      undefined,
      '2000',
      '4000',
    ]);
    watch.close();
    await watch.closed;
    const twice = ['connecting', 'connected'];
    expect(statuses).toEqual([...twice, ...twice, ...twice, 'closed']);
  });

  it('shows no second twice if another server repeats it, and follows a server whose time was set back', async () => {
    server = await FakeServer.start(
      stream([NO_WAIT, tickText(100_000), tickText(101_000)]),
      stream([NO_WAIT, tickText(101_000), tickText(102_000)]),
      stream([NO_WAIT, tickText(50_000), tickText(51_000)], 'stay'),
    );
    expect(await ticksUntil(51_000)).toEqual([100_000, 101_000, 102_000, 50_000, 51_000]);
  });

  it('passes on the rules of the zones', async () => {
    const states = [{ zone: 'Asia/Tokyo', offsetMinutes: 540, abbreviation: 'JST', next: null }];
    server = await FakeServer.start(
      stream([`event: zones\ndata: ${JSON.stringify(states)}\n\n`, tickText(MINUTE)], 'stay'),
    );
    const seen: unknown[] = [];
    await ticksUntil(MINUTE, { rateMs: 60_000, onZones: (zones) => seen.push(zones) });
    expect(seen).toEqual([states]);
    expect(server.requests[0]?.url).toContain('rate=60000');
  });

  it('connects again after a refusal that does not last', async () => {
    server = await FakeServer.start(
      answerJson(503, {}, { 'Retry-After': '0' }),
      stream([tickText(1000)], 'stay'),
    );
    expect(await ticksUntil(1000)).toEqual([1000]);
    expect(server.requests).toHaveLength(2);
  });

  it('ends when the server would refuse every attempt', async () => {
    const problem = { type: 'urn:live-tz:problem:invalid', detail: 'There is no zone called "mars".' };
    server = await FakeServer.start(answerJson(400, problem));
    await expect(ticksUntil(1000)).rejects.toThrow(problem.detail);
    expect(server.requests).toHaveLength(1);
  });

  it('ends when a callback throws, with that error', async () => {
    server = await FakeServer.start(stream([tickText(1000)], 'stay'));
    watch = new LiveTz(server.url).watch(['tokyo'], () => {
      throw new Error('a fault of the program');
    });
    await expect(watch.closed).rejects.toThrow('a fault of the program');
  });

  it('ends with its signal, also before it has begun and while it waits', async () => {
    server = await FakeServer.start(stream([tickText(1000)], 'end'));
    watch = new LiveTz(server.url).watch(['tokyo'], () => undefined, { signal: AbortSignal.abort() });
    await watch.closed;
    expect(server.requests).toEqual([]);
    const abort = new AbortController();
    const isWaiting = (status: string): void => {
      if (status === 'connecting' && server.requests.length === 1) abort.abort();
    };
    watch = new LiveTz(server.url).watch(['tokyo'], () => undefined, {
      signal: abort.signal,
      onStatus: isWaiting,
    });
    await watch.closed;
    expect(server.requests).toHaveLength(1);
  });
});
