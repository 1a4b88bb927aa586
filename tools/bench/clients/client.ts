import { ClientSocket, type ClientSocketOptions } from './client-socket';

/** The same backoff as the page's: from half a second to four, plus or minus up to half of it at random. */
const BACKOFF = { minMs: 500, maxMs: 4000, jitter: 0.5 };

/** A client across its successive connections. */
export class Client {
  /** Its index among the observed clients; null: it is not observed. */
  index: number | null = null;
  /** Whether it has received a second on its current connection. */
  isTicking = false;
  /** Why it has no connection; null while it is connected or connecting. */
  failure: string | null = null;
  /** Connections lost after a second was received on them. */
  losses = 0;
  /** Attempts to connect that failed. */
  refusals = 0;
  private readonly socket: ClientSocket;
  private attempts = 0;
  private reconnectTimer: NodeJS.Timeout | undefined;
  private hasLeft = false;

  constructor(
    options: ClientSocketOptions,
    private readonly reconnects: boolean,
    private readonly onTick: (client: Client, utcMs: number) => void,
  ) {
    this.socket = new ClientSocket(options, this);
    this.socket.open();
  }

  /** Whether the server has not answered the handshake yet. */
  get isPending(): boolean {
    return this.failure === null && !this.socket.isAccepted;
  }

  /** Whether it may still receive its first second. */
  get isConnecting(): boolean {
    return !this.isTicking && (this.failure === null || (this.reconnects && !this.hasLeft));
  }

  send(text: string): void {
    this.socket.send(text);
  }

  disconnect(): void {
    this.hasLeft = true;
    clearTimeout(this.reconnectTimer);
    this.socket.close();
  }

  onSecond(utcMs: number): void {
    this.isTicking = true;
    this.attempts = 0;
    this.onTick(this, utcMs);
  }

  onClose(reason: string): void {
    if (!this.hasLeft) this.countClose();
    this.isTicking = false;
    this.failure = reason;
    if (this.reconnects && !this.hasLeft)
      this.reconnectTimer = setTimeout(() => this.reconnect(), this.nextDelayMs());
  }

  private countClose(): void {
    if (this.isTicking) this.losses += 1;
    else this.refusals += 1;
  }

  private reconnect(): void {
    this.failure = null;
    this.socket.open();
  }

  private nextDelayMs(): number {
    const delayMs = Math.min(BACKOFF.minMs * 2 ** this.attempts, BACKOFF.maxMs);
    this.attempts += 1;
    return delayMs * (1 + BACKOFF.jitter * (2 * Math.random() - 1));
  }
}
