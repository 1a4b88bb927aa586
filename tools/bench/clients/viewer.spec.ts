import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { plainDialect, socketIoDialect } from './protocol';
import { Viewer } from './viewer';

let http: Server;
let server: WebSocketServer;
let viewer: Viewer;
let ticks: number[];
let ended: Promise<string>;

beforeEach(async () => {
  http = createServer().listen(0, '127.0.0.1');
  await once(http, 'listening');
  server = new WebSocketServer({ server: http });
});

afterEach(async () => {
  viewer.close();
  server.close();
  http.close();
  await once(http, 'close');
});

/** A viewer, and the server's end of its connection. */
async function connected(dialect = socketIoDialect(['Asia/Tokyo'])): Promise<WebSocket> {
  open(dialect);
  const [socket] = (await once(server, 'connection')) as [WebSocket];
  return socket;
}

function open(dialect = socketIoDialect(['Asia/Tokyo']), port = (http.address() as AddressInfo).port): void {
  ticks = [];
  ended = new Promise((resolve) => {
    const listener = { ticked: (utcMs: number) => ticks.push(utcMs), ended: resolve };
    viewer = new Viewer({ port, from: undefined, cookie: 'a=b', dialect }, listener);
    viewer.open();
  });
}

async function nextText(socket: WebSocket): Promise<string> {
  const [data] = (await once(socket, 'message')) as [Buffer];
  return data.toString();
}

describe('Viewer', () => {
  it('joins the clock, watches its zones and answers the heartbeat', async () => {
    const socket = await connected();
    socket.send('0{"sid":"x"}');
    await expect(nextText(socket)).resolves.toBe('40/clock,');
    socket.send('40/clock,{"sid":"y"}');
    await expect(nextText(socket)).resolves.toBe('42/clock,0["watch",["Asia/Tokyo"]]');
    socket.send('2');
    await expect(nextText(socket)).resolves.toBe('3');
  });

  it.each([0, 125])('answers a ping with its %i bytes', async (length) => {
    const socket = await connected();
    socket.ping('z'.repeat(length));
    await expect(once(socket, 'pong')).resolves.toEqual([Buffer.from('z'.repeat(length))]);
  });

  it('says what takes more than one byte of length', async () => {
    const socket = await connected();
    viewer.say('z'.repeat(60_000));
    await expect(nextText(socket)).resolves.toBe('z'.repeat(60_000));
  });

  it.each([
    ['Socket.IO', socketIoDialect([]), '42/clock,["tick",1795374247000]'],
    [
      'the plain WebSocket',
      plainDialect('UTC'),
      '{"timezone":"UTC","utcMs":1795374247000,"abbreviation":"UTC"}',
    ],
  ])('notes a second of %s', async (_face, dialect, text) => {
    const socket = await connected(dialect);
    socket.send(text);
    socket.ping();
    await once(socket, 'pong');
    expect(ticks).toEqual([1_795_374_247_000]);
  });

  it('takes its leave of a server that closes', async () => {
    const socket = await connected();
    socket.close(1012, 'The server restarts.');
    const [code] = (await once(socket, 'close')) as [number];
    expect(code).toBe(1012);
    await expect(ended).resolves.toBe('closed');
  });

  it('tells the status of a refusal', async () => {
    server.close();
    http.on('upgrade', (_request, socket) => socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n{}'));
    open();
    await expect(ended).resolves.toBe('401');
  });

  it('tells that nobody listens', async () => {
    const unused = createServer().listen(0, '127.0.0.1');
    await once(unused, 'listening');
    const { port } = unused.address() as AddressInfo;
    unused.close();
    await once(unused, 'close');
    open(undefined, port);
    await expect(ended).resolves.toBe('ECONNREFUSED');
  });
});
