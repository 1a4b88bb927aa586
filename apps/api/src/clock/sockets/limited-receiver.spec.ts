import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { MAX_PER_CONNECTION } from '../../upgrades/connection-quota';
import { type LiveApp, next, startLiveApp, until } from '../testing/live-app';

/** The sockets are real: on a busy machine a thousand round trips take long. */
jest.setTimeout(30_000);

const FIN = 0x80;
const [CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG] = [0, 1, 2, 8, 9, 10] as const;
const FACES = ['/ws/time/UTC/', '/socket.io/?EIO=4&transport=websocket'];

/** A masked frame (RFC 6455, section 5.2). */
function frame(first: number, payload: Buffer | string = ''): Buffer {
  const body = Buffer.from(payload);
  const length =
    body.length < 126 ? [0x80 | body.length] : [0x80 | 126, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.from([first, ...length]), Buffer.alloc(4), body]);
}

const many = (one: Buffer, count: number): Buffer => Buffer.concat(Array<Buffer>(count).fill(one));

describe.each(FACES)('frames on %s', (path) => {
  let live: LiveApp;
  const open: Socket[] = [];

  beforeEach(async () => {
    live = await startLiveApp();
  });
  afterEach(async () => {
    for (const socket of open.splice(0)) socket.destroy();
    await live.app.close();
  });

  /** A client that sends its handshake, together with the given data, in one write. */
  async function client(behind: Buffer = Buffer.alloc(0)): Promise<Socket> {
    const [host = '', port] = live.host.split(':');
    const socket = connect(Number(port), host);
    open.push(socket);
    socket.on('error', () => undefined);
    const head = [
      `GET ${path} HTTP/1.1`,
      `Host: ${live.host}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ];
    socket.write(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), behind]));
    if (behind.length === 0) await once(socket, 'data');
    return socket;
  }

  /** Code and reason of the server's close frame. */
  async function closeOf(socket: Socket): Promise<[code: number, reason: string]> {
    let said = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => (said = Buffer.concat([said, chunk])));
    await once(socket, 'end');
    const at = said.lastIndexOf(FIN | CLOSE);
    return [said.readUInt16BE(at + 2), said.subarray(at + 4).toString()];
  }

  const tooMany = MAX_PER_CONNECTION.frames + 1;
  it.each<[string, Buffer]>([
    ['texts', many(frame(FIN | TEXT, '6'), tooMany)],
    ['pings', many(frame(FIN | PING), tooMany)],
    ['pongs', many(frame(FIN | PONG, 'x'), tooMany)],
    ['a mixture', many(Buffer.concat([frame(FIN | PING), frame(FIN | TEXT, '6'), frame(FIN | PONG)]), 300)],
    ['bytes', many(frame(FIN | TEXT, `6${'x'.repeat(1_000)}`), 300)],
  ])('with too many %s in one write close with 1008 and a reason', async (_what, flood) => {
    const socket = await client();
    const closing = closeOf(socket);
    socket.write(flood);
    expect(await closing).toEqual([1008, expect.stringMatching(/^Send less: .+\.$/)]);
    await until(() => live.sessions.ids().length === 0);
  });

  it('that claim to be huge cost their user no more than they send', async () => {
    for (let round = 0; round < 5; round += 1) {
      const socket = await client();
      const closing = closeOf(socket);
      socket.write(Buffer.from([FIN | TEXT, 0x80 | 127, 0, 0, 0, 0, 0x80, 0, 0, 0, 0, 0, 0, 0]));
      expect((await closing)[0]).toBe(1009);
    }
    const socket = await client();
    const closing = closeOf(socket);
    socket.write(frame(FIN | CLOSE, Buffer.from([0x03, 0xe8])));
    expect((await closing)[0]).toBe(1000);
  });

  it('that arrive with the handshake are counted as well', async () => {
    const socket = await client(many(frame(FIN | PING), tooMany));
    expect((await closeOf(socket))[0]).toBe(1008);
  });

  it('of a message that never ends close with 1008', async () => {
    const socket = await client();
    const closing = closeOf(socket);
    socket.write(Buffer.concat([frame(TEXT), many(frame(CONTINUATION), tooMany)]));
    expect((await closing)[0]).toBe(1008);
  });

  it('are all answered up to the limit', async () => {
    const socket = await client();
    let pongs = 0;
    socket.on('data', (chunk: Buffer) => {
      for (const byte of chunk) if (byte === (FIN | PONG)) pongs += 1;
    });
    const count = MAX_PER_CONNECTION.frames - 1;
    // A client that does not join is closed after a while, possibly before the answers on a busy machine.
    socket.write(Buffer.concat([frame(FIN | TEXT, '40/clock,'), many(frame(FIN | PING), count)]));
    while (pongs < count) await once(socket, 'data');
    expect(pongs).toBe(count);
    expect(socket.closed).toBe(false);
  });

  it('that follow a bad one are not read', async () => {
    const socket = await client();
    const closing = closeOf(socket);
    const server = live.upgrades.sockets[0]!;
    // The ping is reported in a later turn of the event loop: data until then is in one queue.
    server.emit('data', frame(FIN | PING));
    server.emit('data', frame(FIN | TEXT, Buffer.from([0xff, 0xfe])));
    for (let more = 0; more < 3; more += 1) server.emit('data', frame(FIN | TEXT, '6'));
    expect((await closing)[0]).toBe(1007);
    await until(() => live.sessions.ids().length === 0);
  });

  it('that follow a close frame end the connection', async () => {
    const socket = await client();
    const cut = next(live.upgrades.sockets[0]!, 'close');
    socket.write(frame(FIN | CLOSE));
    await once(socket, 'data');
    socket.write(many(frame(FIN | BINARY, 'x'), 10));
    await cut;
  });

  it('are not read from a client that continues to flood: the connection is closed', async () => {
    const socket = await client();
    const server = live.upgrades.sockets[0]!;
    const cut = next(server, 'close');
    const flood = many(frame(FIN | PING), 10_000);
    const pour = (): void => {
      while (!socket.destroyed && socket.write(flood));
    };
    socket.on('drain', pour);
    pour();
    await cut;
    // The data in the kernel and in one or two reads, of what was sent during the closing timeout.
    const { bytesRead } = server as unknown as Socket;
    expect(bytesRead).toBeLessThan(8 * 1024 * 1024);
    expect(live.sessions.ids()).toEqual([]);
  });
});
