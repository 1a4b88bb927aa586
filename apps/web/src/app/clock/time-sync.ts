import type { ServerClock, SyncSample } from './server-clock';

/** Questions for the time after a connection or a wake; the one with the shortest round trip wins. */
const SAMPLES = 5;
const DUE_AFTER_MS = 300_000;

/** Asks the server for its time and gives the answers to the estimate. */
export class TimeSync {
  private isRunning = false;
  private ranAtMs = 0;

  /**
   * @param ask one question; rejects when there is no answer
   * @param onBetter called whenever the estimate has taken an answer in
   */
  constructor(
    private readonly clock: ServerClock,
    private readonly ask: () => Promise<SyncSample>,
    private readonly onBetter: () => void,
  ) {}

  /** True when the last round is so long ago that a quartz may have run off. */
  get isDue(): boolean {
    return performance.now() - this.ranAtMs > DUE_AFTER_MS;
  }

  /** Asks some times in a row; the estimate in use must prove itself anew. */
  async run(): Promise<void> {
    if (this.isRunning) return;
    this.isRunning = true;
    this.ranAtMs = performance.now();
    this.clock.expire();
    try {
      for (let sample = 0; sample < SAMPLES; sample += 1) {
        if (this.clock.accept(await this.ask())) this.onBetter();
      }
    } catch {
      // No answer: the ticks go on, and the next connection or wake asks again.
    } finally {
      this.isRunning = false;
    }
  }
}
