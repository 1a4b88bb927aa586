import type { ServerClock, SyncSample } from '@live-tz/wall-clock';

/** Samples per round; the one with the shortest round trip wins. */
const SAMPLES_PER_ROUND = 8;
/** The interval of the samples of a round. They do not wait for each other, so that a long round trip does not prolong the round. */
const SAMPLE_INTERVAL_MS = 100;
/** The interval of single samples between rounds: the device's clock drifts, and the bound widens with time. */
const REFRESH_AFTER_MS = 30_000;
/** The shortest time between repeated measurements: a tab that becomes visible causes several events at once, and the server limits messages. */
const MIN_REPEAT_AFTER_MS = 5000;

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

  /** Runs a round in place of a running one, whose answers are wrong after a sleep, because the monotonic clock stood still. */
  async restart(): Promise<void> {
    this.roundAtMs = performance.now();
    await this.run(SAMPLES_PER_ROUND);
  }

  /** Runs a round, unless one is running or has just run. */
  async measureAgain(): Promise<void> {
    if (performance.now() - this.roundAtMs >= MIN_REPEAT_AFTER_MS) await this.measure();
  }

  /** Takes one sample, unless one has just been taken. */
  async check(): Promise<void> {
    if (performance.now() - this.sampledAtMs >= MIN_REPEAT_AFTER_MS) await this.run(1);
  }

  /** Takes one sample when the last is old, or runs a round when the last brought nothing. */
  async refresh(): Promise<void> {
    if (performance.now() - this.sampledAtMs < REFRESH_AFTER_MS) return;
    if (this.clock.boundMs() === null) await this.restart();
    else await this.run(1);
  }

  /** Ends a round whose answers will not arrive, because the connection is lost. */
  cancel(): void {
    this.round += 1;
    this.isMeasuring = false;
  }

  private async run(samples: number): Promise<void> {
    this.round += 1;
    this.isMeasuring = true;
    const { round } = this;
    const answers: Promise<void>[] = [];
    for (let taken = 0; taken < samples; taken += 1) {
      if (taken > 0) await pause(SAMPLE_INTERVAL_MS);
      if (round !== this.round) return;
      answers.push(this.take(round));
    }
    await Promise.all(answers);
    if (round === this.round) this.isMeasuring = false;
  }

  private async take(round: number): Promise<void> {
    this.sampledAtMs = performance.now();
    try {
      const sample = await this.sample();
      if (round === this.round && this.clock.accept(sample)) this.onBetter();
    } catch {
      // The server did not answer. Ticks go on, and the next connection, wake or refresh measures again.
    }
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
