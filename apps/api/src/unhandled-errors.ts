import { inspect } from 'node:util';
import type { Logger } from 'pino';

/** Longer than `HttpShutdown` allows for requests in progress; an orchestrator kills after 10 to 30 seconds. */
const DRAIN_TIMEOUT_MS = 10_000;

/** An error that reached the event loop without a handler: `exception` or `rejection`, as Node distinguishes them. */
export type UnhandledErrorKind = 'exception' | 'rejection';

/**
 * Ends a process whose state is unknown: the error is logged as fatal and counted, connections are drained as in any other
 * shutdown, and the exit code is 1, so that a supervisor restarts the process. A rejection is treated like an exception,
 * because the code after the missing `catch` did not run either (docs/adr/0023).
 */
export class UnhandledErrors {
  private readonly counts: Record<UnhandledErrorKind, number> = { exception: 0, rejection: 0 };
  private isEnding = false;

  /** @param drain stops the program cleanly; it may fail or never settle */
  constructor(
    private readonly logger: Pick<Logger, 'fatal'>,
    private readonly drain: () => Promise<void>,
    private readonly drainTimeoutMs = DRAIN_TIMEOUT_MS,
  ) {}

  /** Replaces Node's own handling. */
  listen(): this {
    process.on('uncaughtException', (error) => this.handle('exception', error));
    process.on('unhandledRejection', (reason) => this.handle('rejection', reason));
    return this;
  }

  /** The number of errors, by kind. */
  counted(): [labels: { kind: UnhandledErrorKind }, value: number][] {
    return [
      [{ kind: 'exception' }, this.counts.exception],
      [{ kind: 'rejection' }, this.counts.rejection],
    ];
  }

  private handle(kind: UnhandledErrorKind, reason: unknown): void {
    this.counts[kind] += 1;
    this.logger.fatal({ err: asError(reason), kind }, `unhandled ${kind}: the process drains and ends`);
    if (this.isEnding) return;
    this.isEnding = true;
    void this.end();
  }

  private async end(): Promise<void> {
    setTimeout(() => process.exit(1), this.drainTimeoutMs);
    try {
      await this.drain();
    } catch (error) {
      this.logger.fatal({ err: asError(error) }, 'the process could not be drained');
    } finally {
      process.exit(1);
    }
  }
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(`Thrown, but not an Error: ${inspect(reason)}`);
}
