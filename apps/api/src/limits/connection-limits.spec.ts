import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { MS_PER_MINUTE } from '@live-tz/wall-clock';
import { endWithProblem } from '../errors/raw-response';
import { ConnectionLimits, type ConnectionLimitOptions } from './connection-limits';
import { maxOpenFiles } from './open-files';
import { failureOf } from '../errors/problem';
import { PLAIN_HEADERS } from '../http/security-headers';

const PER_NETWORK = 3;
const REQUEST = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';
const UPGRADE = 'GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';

describe('ConnectionLimits', () => {
  let server: Server;
  let limits: ConnectionLimits;
  const sockets: Socket[] = [];

  async function serve(options: Partial<ConnectionLimitOptions> = {}): Promise<void> {
    server = createServer((_request, response) => response.end('answer'));
    server.on('upgrade', (_request, socket: Socket) => {
      sockets.push(socket);
      socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n');
    });
    limits = new ConnectionLimits({
      perNetwork: PER_NETWORK,
      isBlocked: () => false,
      answer: (socket, refusal) => endWithProblem(socket, failureOf(refusal, 'request'), PLAIN_HEADERS),
      trusts: () => false,
      ...options,
    });
    limits.attach(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  }

  function connection(first: string): Socket {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.on('error', () => undefined).write(first);
    sockets.push(socket);
    return socket;
  }

  async function answerOf(socket: Socket): Promise<string> {
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    return chunk.toString();
  }

  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('refuses a connection above the maximum of a network, with a problem', async () => {
    await serve();
    for (let count = 0; count < PER_NETWORK; count += 1) await answerOf(connection(REQUEST));
    const [head = '', body = ''] = (await text(connection(REQUEST))).split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1.1 429 [^]*Retry-After: \d/);
    expect(JSON.parse(body)).toMatchObject({
      status: 429,
      detail: expect.stringMatching(/close some first\.$/),
    });
    expect(limits.refusedCount).toBe(1);
  });

  it('accepts another when one has ended', async () => {
    await serve({ perNetwork: 1 });
    const first = connection(REQUEST);
    const [accepted] = (await Promise.all([once(server, 'connection'), answerOf(first)]))[0] as [Socket];
    const gone = once(accepted, 'close');
    first.destroy();
    await gone;
    expect(await answerOf(connection(REQUEST))).toMatch(/^HTTP\/1.1 200/);
  });

  it('does not count connections that became live ones', async () => {
    await serve();
    for (let count = 0; count < PER_NETWORK * 2; count += 1) {
      expect(await answerOf(connection(UPGRADE))).toMatch(/^HTTP\/1.1 101/);
    }
  });

  it('does not count connections of a trusted proxy', async () => {
    await serve({ trusts: (address) => address === '127.0.0.1', isBlocked: () => true });
    for (let count = 0; count < PER_NETWORK * 2; count += 1) {
      expect(await answerOf(connection(REQUEST))).toMatch(/^HTTP\/1.1 200/);
    }
  });

  it('counts connections even without a limit', async () => {
    await serve({ perNetwork: 0 });
    for (let count = 0; count < PER_NETWORK * 2; count += 1) {
      expect(await answerOf(connection(REQUEST))).toMatch(/^HTTP\/1.1 200/);
    }
  });

  it('closes a connection of a blocked network without an answer', async () => {
    await serve({ isBlocked: (network) => network === '127.0.0.1' });
    const socket = connection(REQUEST);
    let said = '';
    socket.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await once(socket, 'close');
    expect(said).toBe('');
  });

  it('limits the duration of connections and their number', async () => {
    await serve();
    expect(server).toMatchObject({
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      timeout: MS_PER_MINUTE,
      maxRequestsPerSocket: 1_000,
    });
    expect(server.maxConnections).toBeGreaterThan(0);
    expect(server.maxConnections).toBeLessThan(maxOpenFiles() ?? Infinity);
  });
});
