import type { ClockSocket } from './live';

/** Every second a client was shown, and when. */
export class TickLog {
  /** Seconds since the epoch, in the order they came. */
  readonly seconds: number[] = [];
  private readonly arrivedAtMs = new Map<number, number>();
  private waiting: { count: number; resolve: () => void }[] = [];

  constructor(socket: ClockSocket) {
    socket.on('tick', (utcMs) => this.note(utcMs / 1000));
  }

  /** Seconds between the first and the last that never came. */
  get missed(): number[] {
    const [first = 0] = this.seconds;
    const length = Math.max(0, (this.seconds.at(-1) ?? 0) - first);
    return Array.from({ length }, (_, index) => first + index).filter((each) => !this.arrivedAtMs.has(each));
  }

  /** Seconds that came more than once. */
  get doubled(): number[] {
    return this.seconds.filter((second, index) => this.seconds.indexOf(second) !== index);
  }

  /** How far apart this client and another saw each second both have seen, in milliseconds, from the least on. */
  apartFrom(other: TickLog): number[] {
    const gaps: number[] = [];
    for (const [second, hereMs] of this.arrivedAtMs) {
      const thereMs = other.arrivedAtMs.get(second);
      if (thereMs !== undefined) gaps.push(Math.abs(hereMs - thereMs));
    }
    return gaps.sort((a, b) => a - b);
  }

  /** Resolves when so many more seconds have come. */
  async more(count: number): Promise<void> {
    const due = this.seconds.length + count;
    await new Promise<void>((resolve) => this.waiting.push({ count: due, resolve }));
  }

  private note(second: number): void {
    this.seconds.push(second);
    if (!this.arrivedAtMs.has(second)) this.arrivedAtMs.set(second, performance.now());
    const isDue = (each: { count: number }) => this.seconds.length >= each.count;
    for (const { resolve } of this.waiting.filter(isDue)) resolve();
    this.waiting = this.waiting.filter((each) => !isDue(each));
  }
}
