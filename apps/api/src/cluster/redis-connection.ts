import { Redis, type RedisOptions } from 'ioredis';

/** A connection on which nothing has come back for so long, although somebody waits, is no connection any more. */
const MAX_SILENCE_MS = 5_000;
/** How long a peer that does not answer to the end of a connection is waited for. */
const DISCONNECT_MS = 500;
const CONNECT_MS = 2_000;
/** After so much quiet the kernel asks whether the peer is still there, each second, ten times. */
const KEEP_ALIVE_MS = 5_000;
const MAX_BACK_OFF_MS = 1_000;

/**
 * A connection to Redis that keeps nobody waiting and comes back by itself: after an outage, and out of a silence. The
 * kernel alone would wait a quarter of an hour for a host that is gone without a word.
 */
export class RedisConnection extends Redis {
  private answeredAtMs = performance.now();

  /** @param longestAnswerMs how long any command may wait for its answer */
  constructor(
    url: string,
    private readonly longestAnswerMs: number,
    options: RedisOptions,
  ) {
    super(url, {
      connectTimeout: CONNECT_MS,
      disconnectTimeout: DISCONNECT_MS,
      keepAlive: KEEP_ALIVE_MS,
      retryStrategy: (attempt) => Math.min(100 * attempt, MAX_BACK_OFF_MS),
      // Would be three more commands each time a connection is made.
      disableClientInfo: true,
      ...options,
    });
    this.on('connect', () => (this.answeredAtMs = performance.now()));
  }

  /**
   * Every command passes here, those of ioredis itself and of Bull included. Its own `commandTimeout` would leave a timer
   * behind for every command that is refused.
   */
  override sendCommand(...[command, stream]: Parameters<Redis['sendCommand']>): unknown {
    const limit = setTimeout(() => command.reject(new Error('Redis does not answer.')), this.longestAnswerMs);
    // Heard in any case: the refusal of a command that nobody waits for must not end the process.
    command.promise.then(
      () => {
        clearTimeout(limit);
        this.answeredAtMs = performance.now();
      },
      () => {
        clearTimeout(limit);
        this.leaveSilence();
      },
    );
    return super.sendCommand(command, stream);
  }

  /** Ends it for good, also where there is nothing to end. Resolves when it is gone. */
  async close(): Promise<void> {
    if (this.status === 'end') return;
    const isConnected = this.status === 'ready' || this.status === 'connect' || this.status === 'connecting';
    const ended = isConnected ? new Promise((resolve) => this.once('end', resolve)) : Promise.resolve();
    this.disconnect();
    await ended;
  }

  private leaveSilence(): void {
    const nowMs = performance.now();
    if (this.status !== 'ready' || nowMs - this.answeredAtMs <= MAX_SILENCE_MS) return;
    this.answeredAtMs = nowMs;
    this.disconnect(true);
  }
}
