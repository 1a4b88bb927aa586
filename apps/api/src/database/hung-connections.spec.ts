import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { Pool } from 'pg';
import { cutHungConnections } from './hung-connections';

/** AuthenticationOk and ReadyForQuery, of PostgreSQL's "Message Formats". */
const WELCOME = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49]);
const LIMIT_MS = 10_000;

describe('cutHungConnections', () => {
  const sockets: Socket[] = [];
  let server: Server;
  let pool: Pool;

  beforeEach(async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance'] });
    // Accepts every connection and then stays silent.
    server = createServer((socket) => {
      sockets.push(socket);
      socket.once('data', () => socket.write(WELCOME));
      socket.on('error', () => socket.destroy());
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    pool = new Pool({ host: '127.0.0.1', port, user: 'test', ssl: false, max: 1, idleTimeoutMillis: 0 });
    cutHungConnections(pool, LIMIT_MS);
  });
  afterEach(async () => {
    jest.useRealTimers();
    for (const socket of sockets.splice(0)) socket.destroy();
    await pool.end();
    server.close();
  });

  it('fails a statement that gets no answer, and removes its connection from the pool', async () => {
    const client = await pool.connect();
    const failed = expect(client.query('SELECT 1')).rejects.toThrow('Connection terminated');
    jest.advanceTimersByTime(LIMIT_MS);
    await failed;
    client.release();
    expect(pool.totalCount).toBe(0);
  });

  it('leaves a connection alone that was released in time, however long it is idle', async () => {
    const client = await pool.connect();
    jest.advanceTimersByTime(LIMIT_MS - 1);
    client.release();
    jest.advanceTimersByTime(LIMIT_MS * 10);
    const again = await pool.connect();
    expect(again).toBe(client);
    again.release();
  });
});
