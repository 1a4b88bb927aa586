import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { RedisConnection } from './redis-connection';

const MAX_ANSWER_MS = 500;
const OPTIONS = { enableOfflineQueue: false, enableReadyCheck: false, maxRetriesPerRequest: 0 };

/** Takes every connection, and answers `+OK` (Redis' protocol) to whatever comes: while it is not mute. */
class TinyRedis {
  readonly sockets: Socket[] = [];
  isMute = false;
  private readonly server: Server = createServer((socket) => {
    this.sockets.push(socket);
    socket.on('error', () => socket.destroy());
    socket.on('data', () => !this.isMute && socket.write('+OK\r\n'));
  });

  async listen(port = 0): Promise<void> {
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  nextConnection(): Promise<unknown> {
    return once(this.server, 'connection');
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

describe('RedisConnection', () => {
  let server: TinyRedis;
  let connection: RedisConnection;

  beforeEach(async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
    server = new TinyRedis();
    await server.listen();
    connection = new RedisConnection(`redis://127.0.0.1:${server.port}`, MAX_ANSWER_MS, OPTIONS);
    connection.on('error', () => undefined);
    await once(connection, 'ready');
  });
  afterEach(async () => {
    jest.useRealTimers();
    await connection.close();
    await server.close();
  });

  it('gives up a command that gets no answer, and no other', async () => {
    expect(await connection.ping()).toBe('OK');
    server.isMute = true;
    const refused = expect(connection.ping()).rejects.toThrow('does not answer');
    jest.advanceTimersByTime(MAX_ANSWER_MS);
    await refused;
    expect(connection.status).toBe('ready');
  });

  it('is made anew when nothing has come back on it for long', async () => {
    server.isMute = true;
    jest.advanceTimersByTime(5000);
    const again = server.nextConnection();
    const refused = expect(connection.ping()).rejects.toThrow();
    jest.advanceTimersByTime(MAX_ANSWER_MS);
    await refused;
    await once(connection, 'reconnecting');
    server.isMute = false;
    jest.advanceTimersByTime(1000);
    await again;
    await once(connection, 'ready');
    expect(await connection.ping()).toBe('OK');
  });

  it('refuses at once what is asked during an outage, and comes back by itself', async () => {
    const { port } = server;
    await server.close();
    await once(connection, 'reconnecting');
    await expect(connection.ping()).rejects.toThrow();
    server = new TinyRedis();
    await server.listen(port);
    jest.advanceTimersByTime(1000);
    await once(connection, 'ready');
    expect(await connection.ping()).toBe('OK');
  });

  it('lets a refused command that nobody waits for pass', async () => {
    const unheard = jest.fn();
    process.on('unhandledRejection', unheard);
    server.isMute = true;
    void connection.ping();
    jest.advanceTimersByTime(MAX_ANSWER_MS);
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', unheard);
    expect(unheard).not.toHaveBeenCalled();
  });

  it('leaves no timer and no connection when it is closed, and can be closed twice', async () => {
    server.isMute = true;
    const refused = expect(connection.ping()).rejects.toThrow('closed');
    await connection.close();
    await refused;
    await connection.close();
    expect(connection.status).toBe('end');
    expect(jest.getTimerCount()).toBe(0);
  });

  it('can be closed during an outage, and does not come back then', async () => {
    const { port } = server;
    await server.close();
    await once(connection, 'reconnecting');
    await connection.close();
    server = new TinyRedis();
    await server.listen(port);
    jest.advanceTimersByTime(60_000);
    await new Promise((resolve) => setImmediate(resolve));
    expect(server.sockets).toEqual([]);
    expect(jest.getTimerCount()).toBe(0);
  });
});
