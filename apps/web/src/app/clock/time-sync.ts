import type { ServerClock, SyncSample } from './server-clock';

/** Samples per round; the one with the shortest round trip wins. */
const SAMPLES_PER_ROUND = 8;
/** The interval of single samples between rounds: the device's clock drifts, and the bound widens with time. */
const REFRESH_AFTER_MS = 30_000;
/** The shortest time between rounds: a tab that becomes visible causes several events at once, and the server limits messages. */
const MIN_ROUND_INTERVAL_MS = 5000;

/** Measures the server's time and passes the samples to the estimate. */
export class TimeSync {
  private round = 0;
  private isMeasuring = false;
  private roundAtMs = -Infinity;
  private sampledAtMs = -Infinity;

  /**
   * @param sample takes one sample; rejects when the server does not answer
   * @param onBetter called whenever the estimate has accepted a sample
   */
  constructor(
    private readonly clock: ServerClock,
    private readonly sample: () => Promise<SyncSample>,
    private readonly onBetter: () => void,
  ) {}

  get isRunning(): boolean {
    return this.isMeasuring;
  }

  /** Runs a round, unless one is running. */
  async measure(): Promise<void> {
    if (!this.isMeasuring) await this.restart();
  }

  /**
   * Runs a round in place of a running one, whose answers never arrive after a reconnection, and are wrong after a sleep
   * because the monotonic clock stood still.
   */
  async restart(): Promise<void> {
    this.roundAtMs = performance.now();
    await this.run(SAMPLES_PER_ROUND);
  }

  /** Runs a round, unless one is running or has just run. */
  async measureAgain(): Promise<void> {
    if (performance.now() - this.roundAtMs >= MIN_ROUND_INTERVAL_MS) await this.measure();
  }

  /** Takes one sample when the last is old, or runs a round when the last brought nothing. */
  async refresh(): Promise<void> {
    if (performance.now() - this.sampledAtMs < REFRESH_AFTER_MS) return;
    if (this.clock.boundMs() === null) await this.restart();
    else await this.run(1);
  }

  private async run(samples: number): Promise<void> {
    this.round += 1;
    this.isMeasuring = true;
    const { round } = this;
    try {
      for (let taken = 0; taken < samples && round === this.round; taken += 1) {
        this.sampledAtMs = performance.now();
        const sample = await this.sample();
        if (round === this.round && this.clock.accept(sample)) this.onBetter();
      }
    } catch {
      // The server did not answer. Ticks go on, and the next connection, wake or refresh measures again.
    } finally {
      if (round === this.round) this.isMeasuring = false;
    }
  }
}
