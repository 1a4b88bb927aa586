/** In one of so many turns of the event loop a caller gets through; the others are for those who come meanwhile. */
const TURNS_EACH = 2;

/**
 * Lets one caller through every second turn of the event loop, in the order they came. What a crowd asks for at once is
 * done bit by bit, everything else gets its turn in between, and whoever has got through gets further before others begin.
 *
 * Not more of them, because libuv accepts one connection a turn (since 1.45): a turn that does much lets connections, of
 * the crowd and of everybody else, pile up in the kernel until it refuses them.
 */
export class TurnQueue {
  private readonly waiting: (() => void)[] = [];
  /** Those before it have got through: a list that lost its head each time would be copied each time. */
  private first = 0;
  private isRunning = false;

  /** Resolves when it is the caller's turn. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      if (this.isRunning) return;
      this.isRunning = true;
      this.wait(1);
    });
  }

  private wait(turns: number): void {
    setImmediate(() => (turns > 1 ? this.wait(turns - 1) : this.letOneThrough()));
  }

  private letOneThrough(): void {
    this.waiting[this.first]?.();
    this.first += 1;
    if (this.first < this.waiting.length) return this.wait(TURNS_EACH);
    this.waiting.length = 0;
    this.first = 0;
    this.isRunning = false;
  }
}
