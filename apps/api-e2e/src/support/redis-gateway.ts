import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Matches announcements of seconds, and no other command of a node. */
const ANNOUNCEMENT = /publish[^]*issuedAtMs/i;

/** A TCP proxy between one node and Redis that delays commands or intercepts the next announcement. */
export class RedisGateway {
  /** Added to each command. */
  delayMs = 0;
  /** Called in the middle of this node's next job, in place of forwarding its announcement to Redis. */
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

  /** Accepts connections, initially or after {@link refuse}, always at the same address. */
  async accept(): Promise<void> {
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
  }

  /** Closes every connection and refuses new ones, like a host whose Redis has ended. */
  async refuse(): Promise<void> {
    if (!this.server.listening) return;
    const closed = once(this.server, 'close');
    this.server.close();
    for (const socket of this.open) socket.destroy();
    await closed;
  }

  private join(client: Socket): void {
    const redis = connect(this.redisPort, '127.0.0.1');
    this.closeTogether(client, redis);
    this.closeTogether(redis, client);
    let queue = Promise.resolve();
    client.on('data', (chunk: Buffer) => {
      if (this.intercepts(chunk)) return;
      const due = pause(this.delayMs);
      queue = queue.then(() => due).then(() => void (redis.writable && redis.write(chunk)));
    });
    redis.pipe(client);
  }

  /** Closes one end when the other is closed, for whatever reason. */
  private closeTogether(socket: Socket, other: Socket): void {
    this.open.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => other.destroy());
    socket.on('close', () => {
      this.open.delete(socket);
      other.destroy();
    });
  }

  private intercepts(chunk: Buffer): boolean {
    if (this.beforeAnnouncement === null || !ANNOUNCEMENT.test(chunk.toString('latin1'))) return false;
    this.beforeAnnouncement();
    return true;
  }
}
