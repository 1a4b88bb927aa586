import { once } from 'node:events';
import type { WebSocket } from 'ws';
import {
  type BrowserLike,
  type ClockSocket,
  clockSocket,
  joined,
  nextFrames,
  nextTicks,
  plainSocket,
} from '@live-tz/test-cluster';

const ZONE_PATH = '/ws/time/Asia/Kathmandu/';

/** A connection over each live protocol of a server, both in one session. */
export class LiveConnections {
  private constructor(
    private readonly socketIo: ClockSocket,
    private readonly plain: WebSocket,
  ) {}

  static async open(url: string, user: BrowserLike): Promise<LiveConnections> {
    const socketIo = clockSocket(url, user.headers());
    const plain = plainSocket(url, ZONE_PATH, user.headers());
    await Promise.all([joined(socketIo), once(plain, 'open')]);
    return new LiveConnections(socketIo, plain);
  }

  /** Receives seconds over both. @throws Error when one is missing or repeated */
  async count(seconds: number): Promise<void> {
    const [ticks, frames] = await Promise.all([
      nextTicks(this.socketIo, seconds),
      nextFrames(this.plain, seconds),
    ]);
    expectConsecutive('Socket.IO', ticks);
    expectConsecutive(
      'plain WebSocket',
      frames.map(({ utcMs }) => utcMs),
    );
  }

  /** Resolves when the server has closed both. */
  async closed(): Promise<void> {
    const ends: Promise<unknown>[] = [];
    if (this.socketIo.connected)
      ends.push(new Promise((resolve) => this.socketIo.once('disconnect', resolve)));
    if (this.plain.readyState === this.plain.OPEN) ends.push(once(this.plain, 'close'));
    await Promise.all(ends);
  }

  close(): void {
    this.socketIo.disconnect();
    this.plain.terminate();
  }
}

/** Opens plain sockets that stay until the server closes them. */
export async function openSockets(url: string, user: BrowserLike, count: number): Promise<WebSocket[]> {
  const sockets = Array.from({ length: count }, () => plainSocket(url, ZONE_PATH, user.headers()));
  await Promise.all(sockets.map((socket) => once(socket, 'open')));
  for (const socket of sockets) socket.on('error', () => undefined);
  return sockets;
}

function expectConsecutive(protocol: string, utcMs: readonly number[]): void {
  const first = utcMs[0] ?? 0;
  const isConsecutive = utcMs.every((each, index) => each === first + index * 1000);
  if (!isConsecutive) throw new Error(`${protocol}: ${utcMs.join(', ')} are not consecutive seconds`);
}
