import { type RawData, WebSocket } from 'ws';
import type { PlainTick } from '@live-tz/contracts';
import { MS_PER_SECOND } from '@live-tz/wall-clock';
import { PING_EVERY_SECONDS, UNREAD_SECONDS } from './socket-limits';
import { type LiveApp, next, startLiveApp, stuff } from '../testing/live-app';

describe('ZoneStream', () => {
  let live: LiveApp;
  const clients: WebSocket[] = [];

  beforeEach(async () => {
    live = await startLiveApp();
  });

  afterEach(async () => {
    jest.restoreAllMocks();
    for (const client of clients.splice(0)) client.terminate();
    await live.app.close();
  });

  function dial(zonePath: string, session = 'session', options = {}): WebSocket {
    const client = new WebSocket(`ws://${live.host}/ws/time/${zonePath}`, {
      headers: { 'x-session': session },
      ...options,
    });
    clients.push(client);
    client.on('error', () => undefined);
    return client;
  }

  async function opened(client: WebSocket): Promise<WebSocket> {
    await next(client, 'open');
    return client;
  }

  /** Lets a second pass and waits for its frame. */
  async function frameOf(client: WebSocket): Promise<PlainTick> {
    const frame = next<RawData>(client, 'message');
    live.clock.pass(MS_PER_SECOND);
    return JSON.parse((await frame).toString()) as PlainTick;
  }

  it.each(['Asia/Kathmandu/', 'Asia/Kathmandu', 'Asia%2FKathmandu/', 'Asia%2FKathmandu'])(
    'sends %s one frame a second',
    async (path) => {
      const client = await opened(dial(path));
      for (let second = 1; second <= 10; second += 1) {
        expect(await frameOf(client)).toEqual({
          timezone: 'Asia/Kathmandu',
          time: `2026-11-22 17:45:${String(second).padStart(2, '0')}`,
          iso: `2026-11-22T17:45:${String(second).padStart(2, '0')}+05:45`,
          utcMs: Date.UTC(2026, 10, 22, 12, 0, second),
          utcOffset: '+05:45',
          abbreviation: '+0545',
        });
      }
    },
  );

  it('names the zone as it was requested', async () => {
    const client = await opened(dial('us/eastern'));
    expect(await frameOf(client)).toMatchObject({ timezone: 'us/eastern', abbreviation: 'EST' });
  });

  it('changes with the clocks of the zone', async () => {
    const client = await opened(dial('Australia/Lord_Howe'));
    live.clock.step(Date.UTC(2027, 3, 3, 14, 59, 58, 250) - live.clock.nowMs());
    const shown = [await frameOf(client), await frameOf(client), await frameOf(client)];
    expect(shown.map(({ iso }) => iso)).toEqual([
      '2027-04-04T01:59:59+11:00',
      '2027-04-04T01:30:00+10:30',
      '2027-04-04T01:30:01+10:30',
    ]);
  });

  it('refuses an unknown zone before the handshake is complete', async () => {
    const refusal = await next<Error>(dial('Mars/Olympus'), 'error');
    expect(refusal.message).toContain('404');
  });

  it('encodes a second once for a zone, however many clients watch it', async () => {
    const encode = jest.spyOn(JSON, 'stringify');
    const watching = await Promise.all(
      Array.from({ length: 20 }, (_, index) => opened(dial(index < 15 ? 'UTC' : 'Europe/Berlin'))),
    );
    const all = Promise.all(watching.map((client) => next(client, 'message')));
    live.clock.pass(MS_PER_SECOND);
    await all;
    expect(zonesIn(encode.mock.calls).sort()).toEqual(['Europe/Berlin', 'UTC']);
  });

  it('stops encoding a zone without clients', async () => {
    const encode = jest.spyOn(JSON, 'stringify');
    const client = await opened(dial('UTC'));
    const closed = next(live.upgrades.sockets[0]!, 'close');
    client.close();
    await closed;
    live.clock.pass(MS_PER_SECOND);
    expect(zonesIn(encode.mock.calls)).toEqual([]);
    expect(live.health.report().connections.plain).toBe(0);
  });

  it('closes the sockets of a session with 4401 when it ends, and no others', async () => {
    const ending = await opened(dial('UTC', 'ending'));
    const staying = await opened(dial('UTC', 'staying'));
    const closed = next<number>(ending, 'close');
    live.sessions.end(['ending']);
    expect(await closed).toBe(4401);
    expect(await frameOf(staying)).toMatchObject({ timezone: 'UTC' });
    expect(live.sessions.ids()).toEqual(['staying']);
  });

  it('closes with 1012 for a restart', async () => {
    const client = await opened(dial('UTC'));
    const closed = next<number>(client, 'close');
    void live.sessions.closeAll(3000);
    expect(await closed).toBe(1012);
  });

  describe('what a client sends', () => {
    it('is ignored', async () => {
      const client = await opened(dial('UTC'));
      client.send('What time is it?');
      expect(await frameOf(client)).toMatchObject({ timezone: 'UTC' });
    });

    it('closes with 1009 when it is too long', async () => {
      const client = await opened(dial('UTC'));
      client.send('x'.repeat(1025));
      expect(await next<number>(client, 'close')).toBe(1009);
    });

    it('closes with 1007 when it is not UTF-8', async () => {
      const client = await opened(dial('UTC'));
      client.send(Buffer.from([0xff, 0xfe]), { binary: false });
      expect(await next<number>(client, 'close')).toBe(1007);
    });
  });

  describe('pings', () => {
    it(`reach every client within ${PING_EVERY_SECONDS} s, spread over the seconds`, async () => {
      const watching = await Promise.all(
        Array.from({ length: 2 * PING_EVERY_SECONDS }, () => opened(dial('UTC'))),
      );
      let pinged = 0;
      for (const client of watching) client.on('ping', () => (pinged += 1));
      for (let second = 1; second <= PING_EVERY_SECONDS; second += 1) {
        const all = Promise.all(watching.map((client) => next(client, 'message')));
        live.clock.pass(MS_PER_SECOND);
        await all;
        expect(pinged).toBeLessThanOrEqual(2 * second);
      }
      // A ping before the next frame has arrived with it.
      const all = Promise.all(watching.map((client) => next(client, 'message')));
      live.clock.pass(MS_PER_SECOND);
      await all;
      expect(pinged).toBeGreaterThanOrEqual(2 * PING_EVERY_SECONDS);
    });

    it('find silent clients, which are closed with 1008', async () => {
      const silent = await opened(dial('UTC', 'session', { autoPong: false }));
      const closed = next<number>(silent, 'close');
      live.clock.pass(2 * PING_EVERY_SECONDS * MS_PER_SECOND);
      expect(await closed).toBe(1008);
    });

    it('do not affect clients that answer', async () => {
      const client = await opened(dial('UTC'));
      const end = live.clock.nowMs() + 4 * PING_EVERY_SECONDS * MS_PER_SECOND;
      while (live.clock.nowMs() < end) await frameOf(client);
      expect(client.readyState).toBe(WebSocket.OPEN);
    });
  });

  it('sends nothing more to a client that does not read, and drops it', async () => {
    const subscriber = await opened(dial('UTC'));
    const idler = await opened(dial('UTC'));
    idler.pause();
    const idle = live.upgrades.sockets[1]!;
    await stuff(idle);
    const waiting = idle.writableLength;
    for (let second = 1; second < UNREAD_SECONDS; second += 1) await frameOf(subscriber);
    // A ping may have been added, but no frame.
    expect(idle.writableLength).toBeLessThan(waiting + 10);
    expect(live.health.report()).toMatchObject({ droppedSubscribers: 0, connections: { plain: 2 } });
    await frameOf(subscriber);
    expect(live.health.report()).toMatchObject({ droppedSubscribers: 1, connections: { plain: 1 } });
    expect(await frameOf(subscriber)).toMatchObject({ timezone: 'UTC' });
  });
});

/** The zones of the frames among all values that were serialized to JSON. */
function zonesIn(calls: unknown[][]): string[] {
  return calls.map(([value]) => value as Partial<PlainTick>).flatMap(({ timezone }) => timezone ?? []);
}
