import type { PlainTick } from '@live-tz/contracts';
import { type ClockSocket, clockSocket, plainSocket } from '@live-tz/test-cluster';
import type { WebSocket } from 'ws';
import { Sightings } from './sightings';

/** As our page: after half a second at first and eight at last, and by half as much more or less at random. */
const RECONNECTION = { reconnectionDelay: 500, reconnectionDelayMax: 8000, randomizationFactor: 0.5 };

/** One who looks at the clock over one connection at a time, and comes back by itself when it is lost. */
export interface Viewer {
  readonly sightings: Sightings;
  /** Messages that were not what they should be. */
  readonly wrong: readonly string[];
  close(): void;
}

/** Our page, as far as the clock goes: one Socket.IO connection that watches some zones. */
export class PageViewer implements Viewer {
  readonly sightings = new Sightings();
  readonly wrong: string[] = [];
  private readonly socket: ClockSocket;

  constructor(baseUrl: string, cookie: string, zones: readonly string[]) {
    this.socket = clockSocket(baseUrl, { cookie });
    const { reconnectionDelay, reconnectionDelayMax, randomizationFactor } = RECONNECTION;
    this.socket.io.reconnection(true);
    this.socket.io.reconnectionDelay(reconnectionDelay);
    this.socket.io.reconnectionDelayMax(reconnectionDelayMax);
    this.socket.io.randomizationFactor(randomizationFactor);
    this.socket.on('tick', (utcMs) => this.sightings.see(utcMs));
    this.socket.on('connect', () => this.watch(zones));
    this.socket.on('disconnect', (reason) => {
      this.sightings.loseConnection();
      if (reason === 'io server disconnect') this.wrong.push('It was told not to come back.');
    });
  }

  close(): void {
    this.socket.disconnect();
  }

  private watch(zones: readonly string[]): void {
    this.socket.emit('watch', [...zones], (answer) => {
      const isWhole = Array.isArray(answer) && answer.length === zones.length;
      if (!isWhole) this.wrong.push(`watch: ${JSON.stringify(answer)}`);
    });
  }
}

/** A script that reads one zone from a plain WebSocket. */
export class PlainViewer implements Viewer {
  readonly sightings = new Sightings();
  readonly wrong: string[] = [];
  private socket: WebSocket | null = null;
  private timer: NodeJS.Timeout | undefined;
  private attempts = 0;

  constructor(
    private readonly baseUrl: string,
    private readonly cookie: string,
    private readonly zone: string,
  ) {
    this.open();
  }

  close(): void {
    clearTimeout(this.timer);
    this.socket?.removeAllListeners('close').terminate();
  }

  private open(): void {
    const socket = plainSocket(this.baseUrl, `/ws/time/${this.zone}/`, { cookie: this.cookie });
    this.socket = socket;
    socket.on('open', () => (this.attempts = 0));
    socket.on('message', (data: Buffer) => this.read(JSON.parse(data.toString()) as PlainTick));
    // What is wrong shows in the seconds that are not seen; the close follows.
    socket.on('error', () => undefined);
    let isOpen = false;
    socket.once('open', () => (isOpen = true));
    socket.on('close', () => {
      if (isOpen) this.sightings.loseConnection();
      this.timer = setTimeout(() => this.open(), this.nextDelayMs());
    });
  }

  private read(tick: PlainTick): void {
    this.sightings.see(tick.utcMs);
    const isRight = tick.timezone === this.zone && Date.parse(tick.iso) === tick.utcMs;
    if (!isRight) this.wrong.push(JSON.stringify(tick));
  }

  private nextDelayMs(): number {
    const { reconnectionDelay, reconnectionDelayMax, randomizationFactor } = RECONNECTION;
    const delayMs = Math.min(reconnectionDelay * 2 ** this.attempts, reconnectionDelayMax);
    this.attempts += 1;
    return delayMs * (1 + randomizationFactor * (2 * Math.random() - 1));
  }
}
