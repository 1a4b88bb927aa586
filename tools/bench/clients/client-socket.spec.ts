import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { ClientSocket } from './client-socket';
import { plainProtocol, socketIoProtocol, streamProtocol } from './protocol';

let http: Server;
let server: WebSocketServer;
let client: ClientSocket;
let ticks: number[];
let closed: Promise<string>;

beforeEach(async () => {
  http = createServer().listen(0, '127.0.0.1');
  await once(http, 'listening');
  server = new WebSocketServer({ server: http });
});

afterEach(async () => {
  client.close();
  server.close();
  http.close();
  await once(http, 'close');
});

/** Opens a client. @returns the server's end of its connection */
async function connected(protocol = socketIoProtocol(['Asia/Tokyo'])): Promise<WebSocket> {
  open(protocol);
  const [socket] = (await once(server, 'connection')) as [WebSocket];
  return socket;
}

function open(
  protocol = socketIoProtocol(['Asia/Tokyo']),
  port = (http.address() as AddressInfo).port,
): void {
  ticks = [];
  closed = new Promise((resolve) => {
    const listener = { onSecond: (utcMs: number) => ticks.push(utcMs), onClose: resolve };
    client = new ClientSocket({ port, from: undefined, cookie: 'a=b', protocol }, listener);
    client.open();
  });
}

async function nextText(socket: WebSocket): Promise<string> {
  const [data] = (await once(socket, 'message')) as [Buffer];
  return data.toString();
}

describe('ClientSocket', () => {
  it('joins the clock, watches its zones and answers the heartbeat', async () => {
    const socket = await connected();
    socket.send('0{"sid":"x"}');
    await expect(nextText(socket)).resolves.toBe('40/clock,');
    socket.send('40/clock,{"sid":"y"}');
    await expect(nextText(socket)).resolves.toBe('42/clock,0["watch",["Asia/Tokyo"]]');
    socket.send('2');
    await expect(nextText(socket)).resolves.toBe('3');
  });

  it.each([0, 125])('answers a ping of %i bytes with the same bytes', async (length) => {
    const socket = await connected();
    socket.ping('z'.repeat(length));
    await expect(once(socket, 'pong')).resolves.toEqual([Buffer.from('z'.repeat(length))]);
  });

  it('sends a text whose length takes more than one byte', async () => {
    const socket = await connected();
    client.send('z'.repeat(60_000));
    await expect(nextText(socket)).resolves.toBe('z'.repeat(60_000));
  });

  it.each([
    ['Socket.IO', socketIoProtocol([]), '42/clock,["tick",1795374247000]'],
    [
      'the plain WebSocket',
      plainProtocol('UTC'),
      '{"timezone":"UTC","utcMs":1795374247000,"abbreviation":"UTC"}',
    ],
  ])('reports a second received over %s', async (_name, protocol, text) => {
    const socket = await connected(protocol);
    socket.send(text);
    socket.ping();
    await once(socket, 'pong');
    expect(ticks).toEqual([1_795_374_247_000]);
  });

  it('reports a second received over an event stream, and not its rules', async () => {
    const requested: string[] = [];
    http.on('request', ({ url = '' }, response) => {
      requested.push(url);
      response.end('retry: 1\n\nevent: zones\ndata: []\n\nid: 1795374247000\nevent: tick\ndata: {}\n\n');
    });
    open(streamProtocol(['Etc/GMT+1', 'UTC']));
    await closed;
    expect([requested, ticks]).toEqual([['/stream?zones=Etc%2FGMT%2B1,UTC'], [1_795_374_247_000]]);
  });

  it('completes the close handshake of a server', async () => {
    const socket = await connected();
    socket.close(1012, 'The server restarts.');
    const [code] = (await once(socket, 'close')) as [number];
    expect(code).toBe(1012);
    await expect(closed).resolves.toBe('closed');
  });

  it('reports the status of a refusal', async () => {
    server.close();
    http.on('upgrade', (_request, socket) => socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n{}'));
    open();
    await expect(closed).resolves.toBe('401');
  });

  it('reports a port without a listener', async () => {
    const unused = createServer().listen(0, '127.0.0.1');
    await once(unused, 'listening');
    const { port } = unused.address() as AddressInfo;
    unused.close();
    await once(unused, 'close');
    open(undefined, port);
    await expect(closed).resolves.toBe('ECONNREFUSED');
  });
});
