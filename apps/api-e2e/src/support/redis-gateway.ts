import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** What only an announcement of a second holds, among all that a node sends to Redis. */
const ANNOUNCEMENT = /publish[^]*issuedAtMs/i;

/** Stands between one node and Redis: makes Redis slow for it, or tells what the node is about to say. */
export class RedisGateway {
  /** How long each command takes on its way. */
  delayMs = 0;
  /** Called in the middle of this node's next job: when it is about to announce a second, which Redis never hears. */
  beforeAnnouncement: (() => void) | null = null;
  private readonly open = new Set<Socket>();
  private port = 0;

  private constructor(
    private readonly redisPort: number,
    private readonly server: Server,
  ) {}

  static async start(redisPort: number): Promise<RedisGateway> {
    const gateway = new RedisGateway(redisPort, createServer());
    gateway.server.on('connection', (client) => gateway.join(client));
    await gateway.accept();
    return gateway;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}/0`;
  }

  /** Takes connections, at first or after {@link refuse}, at the same address. */
  async accept(): Promise<void> {
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
  }

  /** Cuts every connection and refuses new ones, as the port of a Redis that is gone. */
  async refuse(): Promise<void> {
    if (!this.server.listening) return;
    const closed = once(this.server, 'close');
    this.server.close();
    for (const socket of this.open) socket.destroy();
    await closed;
  }

  private join(client: Socket): void {
    const redis = connect(this.redisPort, '127.0.0.1');
    this.tie(client, redis);
    this.tie(redis, client);
    let line = Promise.resolve();
    client.on('data', (chunk: Buffer) => {
      if (this.withholds(chunk)) return;
      const due = pause(this.delayMs);
      line = line.then(() => due).then(() => void (redis.writable && redis.write(chunk)));
    });
    redis.pipe(client);
  }

  /** One end goes with the other; how it ended does not matter here. */
  private tie(socket: Socket, other: Socket): void {
    this.open.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => other.destroy());
    socket.on('close', () => {
      this.open.delete(socket);
      other.destroy();
    });
  }

  private withholds(chunk: Buffer): boolean {
    if (this.beforeAnnouncement === null || !ANNOUNCEMENT.test(chunk.toString('latin1'))) return false;
    this.beforeAnnouncement();
    return true;
  }
}
