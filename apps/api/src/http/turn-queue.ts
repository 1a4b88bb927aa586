/**
 * Lets through a few in each turn of the event loop, in the order they came: what a crowd asks for at once is done bit by
 * bit, and everything else gets its turn in between.
 */
export class TurnQueue {
  private readonly waiting: (() => void)[] = [];
  private isRunning = false;

  constructor(private readonly perTurn: number) {}

  /** Resolves when it is the caller's turn. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      if (this.isRunning) return;
      this.isRunning = true;
      setImmediate(() => this.turn());
    });
  }

  /** How many wait. */
  get length(): number {
    return this.waiting.length;
  }

  private turn(): void {
    const { waiting } = this;
    for (const resolve of waiting.splice(0, this.perTurn)) resolve();
    if (waiting.length > 0) setImmediate(() => this.turn());
    else this.isRunning = false;
  }
}
