import { MS_PER_SECOND } from '@live-tz/wall-clock';
import type { Logger } from 'pino';
import type { Readiness } from './monitoring/readiness';

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT'] as const;
/**
 * A signal that follows within this time is the same one: a terminal or systemd sends it to npm and to the server, and npm
 * forwards it to the server once more.
 */
const REPEAT_MS = 500;

interface ShutdownSteps {
  readonly readiness: Pick<Readiness, 'beginStop'>;
  /** How long the node goes on serving after it has reported that it is not ready. */
  readonly drainMs: () => number;
  /** Closes connections and ends the modules. */
  readonly close: () => Promise<void>;
}

/**
 * Stops the program at a signal. It first reports that it is not ready and goes on serving for the time of `DRAIN_SECONDS`,
 * because a load balancer that sends a request to a closed listener loses it. A second signal ends that wait.
 */
export class ShutdownSignals {
  private signalledAtMs: number | null = null;
  private endDrain: () => void = () => undefined;

  constructor(
    private readonly logger: Pick<Logger, 'info' | 'error'>,
    private readonly steps: ShutdownSteps,
    private readonly exit: (code: number) => void = (code) => process.exit(code),
  ) {}

  /** Replaces the default of the signals, which ends the process at once. */
  listen(): this {
    for (const signal of SIGNALS) process.on(signal, () => this.receive());
    return this;
  }

  /** Handles a signal, whichever it is. */
  receive(): void {
    const nowMs = performance.now();
    if (this.signalledAtMs === null) {
      this.signalledAtMs = nowMs;
      void this.shutDown();
    } else if (nowMs - this.signalledAtMs >= REPEAT_MS) {
      this.endDrain();
    }
  }

  /** Exits with 0 instead of repeating the signal, because a requested stop is not a failure. */
  private async shutDown(): Promise<void> {
    try {
      this.steps.readiness.beginStop();
      await this.drain(this.steps.drainMs());
      await this.steps.close();
      this.exit(0);
    } catch (error) {
      this.logger.error({ err: error }, 'the program did not stop cleanly');
      this.exit(1);
    }
  }

  private async drain(drainMs: number): Promise<void> {
    if (drainMs === 0) return;
    this.logger.info(
      `Stopping in ${drainMs / MS_PER_SECOND} s: /health/ready answers 503. Another signal ends the wait.`,
    );
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, drainMs);
      this.endDrain = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
