/** A caller is resumed every so many turns of the event loop; the turns in between are for other work. */
const TURNS_PER_CALLER = 2;

/**
 * Resumes one caller every second turn of the event loop, in order. Many requests that arrive at once are handled gradually,
 * other work runs in between, and a resumed caller makes progress before the next one starts.
 *
 * It is not faster because libuv accepts one connection per turn (since 1.45): long turns let new connections, whoever opens
 * them, pile up in the kernel until it refuses them.
 */
export class TurnQueue {
  private readonly waiting: (() => void)[] = [];
  /** Callers before this index have been resumed: removing the first element would copy the list each time. */
  private nextIndex = 0;
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
    setImmediate(() => (turns > 1 ? this.wait(turns - 1) : this.resumeNext()));
  }

  private resumeNext(): void {
    this.waiting[this.nextIndex]?.();
    this.nextIndex += 1;
    if (this.nextIndex < this.waiting.length) return this.wait(TURNS_PER_CALLER);
    this.waiting.length = 0;
    this.nextIndex = 0;
    this.isRunning = false;
  }
}
