import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

const BITS_PER_BYTE = 8;
const MS_PER_SECOND = 1000;
/** The payload of an Ethernet frame: larger chunks would arrive all at once on a slow link. */
const MAX_CHUNK_BYTES = 1460;

/** A slow link: delays in milliseconds each way, and the rate that all connections share in each direction. */
export interface LinkOptions {
  upMs: number;
  downMs: number;
  /** Bits a second in each direction; unlimited without it. */
  bitsPerSecond?: number;
}

/**
 * A TCP proxy on the loopback address that behaves like a slow link to a server. The first bytes of a connection wait for one
 * more round trip, as they do for the handshake of a real connection, which the loopback address would complete at once.
 */
export class DelayingProxy {
  private readonly sockets = new Set<Socket>();

  private constructor(
    /** The address of the proxy, with the path of the server's and without a trailing slash. */
    readonly url: string,
    private readonly server: Server,
  ) {}

  /** @param target the address of the server, such as `http://127.0.0.1:3000/base` */
  static async start(target: string, link: LinkOptions): Promise<DelayingProxy> {
    const { hostname, port, pathname } = new URL(target);
    const server = createServer({ allowHalfOpen: true, noDelay: true });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port: ownPort } = server.address() as AddressInfo;
    const path = pathname.replace(/\/$/, '');
    const proxy = new DelayingProxy(`http://127.0.0.1:${ownPort}${path}`, server);
    const [up, down] = [new SharedRate(link.bitsPerSecond), new SharedRate(link.bitsPerSecond)];
    server.on('connection', (client) => {
      const upstream = connect({ host: hostname, port: Number(port), allowHalfOpen: true, noDelay: true });
      proxy.relay(client, upstream, link.upMs, up, performance.now() + link.upMs + link.downMs);
      proxy.relay(upstream, client, link.downMs, down, 0);
    });
    return proxy;
  }

  /** Ends all connections. Pages see the server as unreachable. */
  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  /** Passes bytes on in order, each chunk when the link would have delivered it. */
  private relay(from: Socket, to: Socket, delayMs: number, rate: SharedRate, notBeforeMs: number): void {
    this.sockets.add(from);
    const deliveries = new DeliveryQueue();
    const deliverAt = (sentMs: number, deliver: () => void): void =>
      deliveries.add({ atMs: sentMs + delayMs, deliver });
    from.on('data', (data: Buffer) => {
      for (let start = 0; start < data.length; start += MAX_CHUNK_BYTES) {
        const chunk = data.subarray(start, start + MAX_CHUNK_BYTES);
        deliverAt(rate.sentAt(chunk.length, notBeforeMs), () => void to.write(chunk));
      }
    });
    from.on('end', () => deliverAt(rate.sentAt(0, notBeforeMs), () => to.end()));
    from.on('error', () => to.destroy());
    from.on('close', () => {
      this.sockets.delete(from);
      deliverAt(rate.sentAt(0, notBeforeMs), () => to.destroySoon());
    });
  }
}

interface Delivery {
  atMs: number;
  deliver: () => void;
}

/** Makes deliveries in the order they were added. One timer each would not: Node does not order timers of different delays. */
class DeliveryQueue {
  private readonly waiting: Delivery[] = [];

  add(delivery: Delivery): void {
    this.waiting.push(delivery);
    if (this.waiting.length === 1) this.wait(delivery.atMs);
  }

  private wait(atMs: number): void {
    setTimeout(() => this.deliverDue(), Math.max(0, Math.ceil(atMs - performance.now())));
  }

  private deliverDue(): void {
    for (let [next] = this.waiting; next !== undefined; [next] = this.waiting) {
      if (next.atMs > performance.now()) return this.wait(next.atMs);
      next.deliver();
      this.waiting.shift();
    }
  }
}

/** One direction of a link: what is sent waits for what was sent before. */
class SharedRate {
  private freeAtMs = 0;

  constructor(private readonly bitsPerSecond = Infinity) {}

  /** The instant at which the last of some bytes has left, if they may leave from an instant on. */
  sentAt(bytes: number, notBeforeMs: number): number {
    const durationMs = (bytes * BITS_PER_BYTE * MS_PER_SECOND) / this.bitsPerSecond;
    this.freeAtMs = Math.max(this.freeAtMs, performance.now()) + durationMs;
    return Math.max(this.freeAtMs, notBeforeMs);
  }
}
