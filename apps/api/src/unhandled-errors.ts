import { inspect } from 'node:util';
import type { Logger } from 'pino';

/** Longer than `HttpShutdown` gives the requests under way; an orchestrator kills after 10 to 30 seconds. */
const DRAIN_TIMEOUT_MS = 10_000;

/** What reached the event loop without a handler: `exception` or `rejection`, as Node tells them apart. */
export type UnhandledErrorKind = 'exception' | 'rejection';

/**
 * The end of a process whose state nobody vouches for any more: the error is logged as fatal and counted, connections are
 * drained as in any other stop, and the exit code is 1, so that a supervisor starts it again. A rejection is treated as an
 * exception is: nobody knows what the code behind the missing `catch` was about to do (docs/adr/0023).
 */
export class UnhandledErrors {
  private readonly counts: Record<UnhandledErrorKind, number> = { exception: 0, rejection: 0 };
  private isEnding = false;

  /** @param drain stops the program in order; it may fail or never settle */
  constructor(
    private readonly logger: Pick<Logger, 'fatal'>,
    private readonly drain: () => Promise<void>,
    private readonly drainTimeoutMs = DRAIN_TIMEOUT_MS,
  ) {}

  /** Takes Node's own handling over. */
  listen(): this {
    process.on('uncaughtException', (error) => this.take('exception', error));
    process.on('unhandledRejection', (reason) => this.take('rejection', reason));
    return this;
  }

  /** How many there were, by kind. */
  counted(): [labels: { kind: UnhandledErrorKind }, value: number][] {
    return [
      [{ kind: 'exception' }, this.counts.exception],
      [{ kind: 'rejection' }, this.counts.rejection],
    ];
  }

  private take(kind: UnhandledErrorKind, reason: unknown): void {
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
  return reason instanceof Error ? reason : new Error(`Thrown, but no error: ${inspect(reason)}`);
}
