import type { PlainTick } from '@live-tz/contracts';
import { type ClockSocket, clockSocket, plainSocket } from '@live-tz/test-cluster';
import type { WebSocket } from 'ws';
import { ReceivedSeconds } from './received-seconds';

/** The same backoff as the page's: from half a second to eight, plus or minus up to half of it at random. */
const RECONNECTION = { reconnectionDelay: 500, reconnectionDelayMax: 8000, randomizationFactor: 0.5 };

/** A client of the clock with one connection at a time, which it reopens when it is lost. */
export interface Viewer {
  readonly received: ReceivedSeconds;
  /** Unexpected messages. */
  readonly wrong: readonly string[];
  close(): void;
}

/** Behaves like the page: one Socket.IO connection that watches some zones. */
export class PageViewer implements Viewer {
  readonly received = new ReceivedSeconds();
  readonly wrong: string[] = [];
  private readonly socket: ClockSocket;

  constructor(baseUrl: string, cookie: string, zones: readonly string[]) {
    this.socket = clockSocket(baseUrl, { cookie });
    const { reconnectionDelay, reconnectionDelayMax, randomizationFactor } = RECONNECTION;
    this.socket.io.reconnection(true);
    this.socket.io.reconnectionDelay(reconnectionDelay);
    this.socket.io.reconnectionDelayMax(reconnectionDelayMax);
    this.socket.io.randomizationFactor(randomizationFactor);
    this.socket.on('tick', (utcMs) => this.received.record(utcMs));
    this.socket.on('connect', () => this.watch(zones));
    this.socket.on('disconnect', (reason) => {
      this.received.recordLoss();
      if (reason === 'io server disconnect')
        this.wrong.push('The server disconnected it without letting it reconnect.');
    });
  }

  close(): void {
    this.socket.disconnect();
  }

  private watch(zones: readonly string[]): void {
    this.socket.emit('watch', [...zones], (answer) => {
      const isComplete = Array.isArray(answer) && answer.length === zones.length;
      if (!isComplete) this.wrong.push(`watch: ${JSON.stringify(answer)}`);
    });
  }
}

/** Behaves like a script: a plain WebSocket for one zone. */
export class PlainViewer implements Viewer {
  readonly received = new ReceivedSeconds();
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
    // An error is followed by a close, and shows in the seconds that are missing.
    socket.on('error', () => undefined);
    let isOpen = false;
    socket.once('open', () => (isOpen = true));
    socket.on('close', () => {
      if (isOpen) this.received.recordLoss();
      this.timer = setTimeout(() => this.open(), this.nextDelayMs());
    });
  }

  private read(tick: PlainTick): void {
    this.received.record(tick.utcMs);
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
