import { get, type IncomingMessage, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { MAX_STREAMED_ZONES, MAX_STREAMS_PER_ADDRESS } from '@live-tz/contracts';
import { MS_PER_MINUTE, MS_PER_SECOND } from '@live-tz/wall-clock';
import { ZoneRules } from '../../timezones/rules/zone-rules';
import { type LiveApp, next, startLiveApp, stuff, until } from '../testing/live-app';
import { UNREAD_SECONDS } from './socket-limits';

/** A stream, with all that it has received. */
interface Client {
  response: IncomingMessage;
  text: () => string;
}

describe('EventStream', () => {
  let live: LiveApp;
  const clients: Client[] = [];

  beforeEach(async () => {
    live = await startLiveApp();
  });

  afterEach(async () => {
    for (const { response } of clients.splice(0)) response.destroy();
    await live.app.close();
  });

  async function open(query: string, headers: Record<string, string> = {}): Promise<Client> {
    const response = await next<IncomingMessage>(
      get(`http://${live.host}/stream?${query}`, { headers, agent: false }),
      'response',
    );
    let text = '';
    response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    response.on('error', () => undefined);
    const client = { response, text: () => text };
    clients.push(client);
    return client;
  }

  /** The data of the events with a name. */
  function eventsOf({ text }: Client, name: string): unknown[] {
    return text()
      .split('\n\n')
      .filter((event) => event.includes(`event: ${name}\n`))
      .map((event) => JSON.parse(/^data: (.*)$/m.exec(event)?.[1] ?? '') as unknown);
  }

  async function passUntil(client: Client, milliseconds: number, isSo: () => boolean): Promise<void> {
    await until(() => client.text().includes('event: zones'));
    live.clock.pass(milliseconds);
    await until(isSo);
  }

  it('sends the rules, and then each second once, in the requested order of the zones', async () => {
    const client = await open('zones=Asia/Kathmandu,europe/berlin');
    expect(client.response.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no',
      connection: 'close',
    });
    expect(client.response.headers['transfer-encoding']).toBeUndefined();
    await until(() => eventsOf(client, 'zones').length === 1);
    expect(client.text()).toMatch(/^retry: 1000\n\nevent: zones\n/);
    expect(eventsOf(client, 'zones')).toEqual([
      [
        { zone: 'Asia/Kathmandu', offsetMinutes: 345, abbreviation: '+0545', next: null },
        expect.objectContaining({ zone: 'Europe/Berlin', offsetMinutes: 60 }),
      ],
    ]);
    for (let second = 1; second <= 25; second += 1) {
      live.clock.pass(MS_PER_SECOND);
      await until(() => eventsOf(client, 'tick').length === second);
    }
    const utcMs = Date.UTC(2026, 10, 22, 12, 0, 1);
    expect(eventsOf(client, 'tick')[0]).toEqual({
      utcMs,
      zones: [
        {
          zone: 'Asia/Kathmandu',
          iso: '2026-11-22T17:45:01+05:45',
          utcOffset: '+05:45',
          abbreviation: '+0545',
        },
        { zone: 'Europe/Berlin', iso: '2026-11-22T13:00:01+01:00', utcOffset: '+01:00', abbreviation: 'CET' },
      ],
    });
    expect(client.text()).toContain(`\n\nid: ${utcMs}\nevent: tick\n`);
    expect(eventsOf(client, 'zones')).toHaveLength(1);
  });

  it('sends minutes with comments in between, and the minute in progress only to a client that lacks it', async () => {
    live.clock.pass(30 * MS_PER_SECOND);
    const minuteMs = Date.UTC(2026, 10, 22, 12);
    const [first, returning] = [
      await open('zones=UTC&rate=60000'),
      await open('zones=UTC&rate=60000', { 'last-event-id': String(minuteMs) }),
    ];
    await passUntil(returning, MS_PER_MINUTE, () => eventsOf(returning, 'tick').length === 1);
    await until(() => eventsOf(first, 'tick').length === 2);
    expect(eventsOf(first, 'tick')).toMatchObject([{ utcMs: minuteMs }, { utcMs: minuteMs + MS_PER_MINUTE }]);
    expect(eventsOf(returning, 'tick')).toMatchObject([{ utcMs: minuteMs + MS_PER_MINUTE }]);
    await until(() => returning.text().split('\n\n:\n\n').length >= 3);
  });

  it('sends the rules again when the clocks change', async () => {
    const rules = live.app.get(ZoneRules);
    const { next: change } = rules.stateAt('Europe/Berlin', live.clock.nowMs());
    live.clock.step((change?.atMs ?? 0) - live.clock.nowMs() - 2 * MS_PER_SECOND);
    live.clock.pass(MS_PER_SECOND);
    const client = await open('zones=Europe/Berlin');
    await passUntil(client, 3 * MS_PER_SECOND, () => eventsOf(client, 'zones').length === 2);
    expect(eventsOf(client, 'zones')).toMatchObject([
      [{ offsetMinutes: 60, abbreviation: 'CET' }],
      [{ offsetMinutes: 120, abbreviation: 'CEST' }],
    ]);
    const text = client.text();
    expect(text.indexOf('"abbreviation":"CEST"', text.lastIndexOf('event: zones'))).toBeLessThan(
      text.indexOf('T03:00:00+02:00'),
    );
  });

  it('encodes a second once for all clients of the same zones', async () => {
    const encode = jest.spyOn(Buffer, 'from');
    const same = [await open('zones=UTC'), await open('zones=UTC'), await open('zones=utc')];
    for (const client of same) await until(() => eventsOf(client, 'zones').length === 1);
    encode.mockClear();
    live.clock.pass(MS_PER_SECOND);
    for (const client of same) await until(() => eventsOf(client, 'tick').length === 1);
    const frames = encode.mock.calls.filter(([text]) => String(text).includes('event: tick'));
    encode.mockRestore();
    expect(frames).toHaveLength(1);
  });

  it('is counted while it is open', async () => {
    const client = await open('zones=UTC');
    expect(live.health.report().connections.events).toBe(1);
    client.response.destroy();
    await until(() => live.health.report().connections.events === 0);
  });

  it('disconnects a client that does not read', async () => {
    const { hostname, port } = new URL(`http://${live.host}`);
    const socket = connect(Number(port), hostname);
    const accepted = next<Socket>(live.app.getHttpServer() as Server, 'connection');
    socket.write('GET /stream?zones=UTC HTTP/1.1\r\nHost: x\r\n\r\n');
    socket.pause();
    await until(() => live.health.report().connections.events === 1);
    await stuff(await accepted);
    for (let second = 0; second <= UNREAD_SECONDS; second += 1) {
      live.clock.pass(MS_PER_SECOND);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await until(() => live.health.report().connections.events === 0);
    expect(live.health.report().droppedSubscribers).toBe(1);
    socket.destroy();
  });

  it('is limited in number for one address, and in zones', async () => {
    const names = live.app.get(ZoneRules).names.slice(0, MAX_STREAMED_ZONES + 1);
    expect((await open(`zones=${names.join()}`)).response.statusCode).not.toBe(200);
    for (let count = 0; count < MAX_STREAMS_PER_ADDRESS; count += 1) {
      expect((await open('zones=UTC')).response.statusCode).toBe(200);
    }
    expect((await open('zones=UTC')).response.statusCode).not.toBe(200);
    clients[1]?.response.destroy();
    await until(() => live.health.report().connections.events < MAX_STREAMS_PER_ADDRESS);
    expect((await open('zones=UTC')).response.statusCode).toBe(200);
  });

  it('ends when the server stops, and tells its clients to reconnect at different times', async () => {
    const both = [await open('zones=UTC'), await open('zones=Asia/Tokyo')];
    for (const client of both) await until(() => eventsOf(client, 'zones').length === 1);
    const ended = Promise.all(both.map(({ response }) => next(response, 'end')));
    await live.app.close();
    await ended;
    expect(both.map(({ text }) => /retry: (\d+)\n\n$/.exec(text())?.[1])).toEqual(['1500', '3000']);
  });
});
