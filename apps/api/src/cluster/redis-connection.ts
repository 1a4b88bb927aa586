import { Redis, type RedisOptions } from 'ioredis';

/** A connection that has received nothing for this long despite pending commands is considered dead. */
const MAX_SILENCE_MS = 5_000;
/** How long to wait for the peer to acknowledge the end of a connection. */
const DISCONNECT_MS = 500;
const CONNECT_MS = 2_000;
/** After this much idle time the kernel probes the peer, once a second, ten times. */
const KEEP_ALIVE_MS = 5_000;
const MAX_BACK_OFF_MS = 1_000;

/**
 * A connection to Redis that delays no caller and reconnects by itself, after an outage as well as after a silence. The kernel
 * alone would wait a quarter of an hour for a host that has disappeared.
 */
export class RedisConnection extends Redis {
  private answeredAtMs = performance.now();

  /** @param maxAnswerMs how long any command may wait for its answer */
  constructor(
    url: string,
    private readonly maxAnswerMs: number,
    options: RedisOptions,
  ) {
    super(url, {
      connectTimeout: CONNECT_MS,
      disconnectTimeout: DISCONNECT_MS,
      keepAlive: KEEP_ALIVE_MS,
      retryStrategy: (attempt) => Math.min(100 * attempt, MAX_BACK_OFF_MS),
      // Saves three commands for each connection.
      disableClientInfo: true,
      ...options,
    });
    this.on('connect', () => (this.answeredAtMs = performance.now()));
  }

  /**
   * Every command passes here, those of ioredis itself and of Bull included. ioredis' own `commandTimeout` would leave a timer
   * running for every rejected command.
   */
  override sendCommand(...[command, stream]: Parameters<Redis['sendCommand']>): unknown {
    const limit = setTimeout(() => command.reject(new Error('Redis does not answer.')), this.maxAnswerMs);
    // Handled in any case: the rejection of a command that is not awaited must not end the process.
    command.promise.then(
      () => {
        clearTimeout(limit);
        this.answeredAtMs = performance.now();
      },
      () => {
        clearTimeout(limit);
        this.reconnectIfSilent();
      },
    );
    return super.sendCommand(command, stream);
  }

  /** Closes the connection for good, whatever its state. Resolves when it is closed. */
  async close(): Promise<void> {
    if (this.status === 'end') return;
    const isConnected = this.status === 'ready' || this.status === 'connect' || this.status === 'connecting';
    const ended = isConnected ? new Promise((resolve) => this.once('end', resolve)) : Promise.resolve();
    this.disconnect();
    await ended;
  }

  private reconnectIfSilent(): void {
    const nowMs = performance.now();
    if (this.status !== 'ready' || nowMs - this.answeredAtMs <= MAX_SILENCE_MS) return;
    this.answeredAtMs = nowMs;
    this.disconnect(true);
  }
}
