import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { MS_PER_MINUTE, MS_PER_SECOND } from '@live-tz/wall-clock';
import { RedisConnection } from './redis-connection';

const MAX_ANSWER_MS = 500;
const OPTIONS = { enableOfflineQueue: false, enableReadyCheck: false, maxRetriesPerRequest: 0 };

/** Accepts every connection, and answers any command with `+OK` (Redis' protocol) unless it is muted. */
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

  it('reconnects when it has received nothing for long', async () => {
    server.isMute = true;
    jest.advanceTimersByTime(5000);
    const again = server.nextConnection();
    const refused = expect(connection.ping()).rejects.toThrow();
    jest.advanceTimersByTime(MAX_ANSWER_MS);
    await refused;
    await once(connection, 'reconnecting');
    server.isMute = false;
    jest.advanceTimersByTime(MS_PER_SECOND);
    await again;
    await once(connection, 'ready');
    expect(await connection.ping()).toBe('OK');
  });

  it('rejects commands at once during an outage, and recovers by itself', async () => {
    const { port } = server;
    await server.close();
    await once(connection, 'reconnecting');
    await expect(connection.ping()).rejects.toThrow();
    server = new TinyRedis();
    await server.listen(port);
    jest.advanceTimersByTime(MS_PER_SECOND);
    await once(connection, 'ready');
    expect(await connection.ping()).toBe('OK');
  });

  it('tolerates a rejected command whose result is not awaited', async () => {
    const unhandled = jest.fn();
    process.on('unhandledRejection', unhandled);
    server.isMute = true;
    void connection.ping();
    jest.advanceTimersByTime(MAX_ANSWER_MS);
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
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

  it('can be closed during an outage, and does not reconnect then', async () => {
    const { port } = server;
    await server.close();
    await once(connection, 'reconnecting');
    await connection.close();
    server = new TinyRedis();
    await server.listen(port);
    jest.advanceTimersByTime(MS_PER_MINUTE);
    await new Promise((resolve) => setImmediate(resolve));
    expect(server.sockets).toEqual([]);
    expect(jest.getTimerCount()).toBe(0);
  });
});
