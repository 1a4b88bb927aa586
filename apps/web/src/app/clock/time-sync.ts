import type { ServerClock, SyncSample } from './server-clock';

/** Questions of a round; the answer with the shortest round trip wins. */
const QUESTIONS = 8;
/** Between rounds one question is asked this often: a quartz runs off, and the bound widens with it. */
const KEEP_UP_AFTER_MS = 30_000;
/** A tab that is shown sends several events at once, and a person may change tabs often. The server counts messages. */
const MIN_PAUSE_MS = 5000;

/** Asks the server for its time and gives the answers to the estimate. */
export class TimeSync {
  private round = 0;
  private underWay = false;
  private roundAtMs = -Infinity;
  private askedAtMs = -Infinity;

  /**
   * @param ask one question; rejects when there is no answer
   * @param onBetter called whenever the estimate has taken an answer in
   */
  constructor(
    private readonly clock: ServerClock,
    private readonly ask: () => Promise<SyncSample>,
    private readonly onBetter: () => void,
  ) {}

  /** True while answers are on their way. */
  get isRunning(): boolean {
    return this.underWay;
  }

  /** A whole round, unless one is under way. */
  async measure(): Promise<void> {
    if (!this.underWay) await this.measureAnew();
  }

  /**
   * A whole round in place of one that is under way: after a new connection its answers do not come, and after a sleep they
   * tell of a monotonic clock that stood still meanwhile.
   */
  async measureAnew(): Promise<void> {
    this.roundAtMs = performance.now();
    await this.run(QUESTIONS);
  }

  /** A whole round, unless the last one is only just past. */
  async measureAgain(): Promise<void> {
    if (performance.now() - this.roundAtMs >= MIN_PAUSE_MS) await this.measure();
  }

  /** One question when the last is old; a whole round when the last one told nothing. */
  async keepUp(): Promise<void> {
    if (performance.now() - this.askedAtMs < KEEP_UP_AFTER_MS) return;
    if (this.clock.boundMs() === null) await this.measureAnew();
    else await this.run(1);
  }

  private async run(questions: number): Promise<void> {
    this.round += 1;
    this.underWay = true;
    const { round } = this;
    try {
      for (let asked = 0; asked < questions && round === this.round; asked += 1) {
        this.askedAtMs = performance.now();
        const sample = await this.ask();
        if (round === this.round && this.clock.accept(sample)) this.onBetter();
      }
    } catch {
      // No answer: the ticks go on, and the next connection, wake or question to keep up asks again.
    } finally {
      if (round === this.round) this.underWay = false;
    }
  }
}
