import type { ClockSocket } from '@live-tz/test-cluster';

/** The seconds a client has received, and when. */
export class TickLog {
  /** Seconds since the epoch, in the order of arrival. */
  readonly seconds: number[] = [];
  private readonly arrivedAtMs = new Map<number, number>();
  private waiting: { count: number; resolve: () => void }[] = [];

  constructor(socket: ClockSocket) {
    socket.on('tick', (utcMs) => this.record(utcMs / 1000));
  }

  /** Seconds between the first and the last that were not received. */
  get missed(): number[] {
    const [first = 0] = this.seconds;
    const length = Math.max(0, (this.seconds.at(-1) ?? 0) - first);
    return Array.from({ length }, (_, index) => first + index).filter((each) => !this.arrivedAtMs.has(each));
  }

  /** Seconds that were received more than once. */
  get doubled(): number[] {
    return this.seconds.filter((second, index) => this.seconds.indexOf(second) !== index);
  }

  /**
   * The smallest delay between the beginning of a second and its arrival, in milliseconds; negative when one arrived before it
   * began. A busy machine only increases delays.
   */
  get earliestMs(): number {
    return Math.min(...[...this.arrivedAtMs].map(([second, atMs]) => atMs - second * 1000));
  }

  /** Resolves when `count` more seconds have been received. */
  async more(count: number): Promise<void> {
    const due = this.seconds.length + count;
    await new Promise<void>((resolve) => this.waiting.push({ count: due, resolve }));
  }

  private record(second: number): void {
    this.seconds.push(second);
    if (!this.arrivedAtMs.has(second)) this.arrivedAtMs.set(second, Date.now());
    const isDue = (each: { count: number }) => this.seconds.length >= each.count;
    for (const { resolve } of this.waiting.filter(isDue)) resolve();
    this.waiting = this.waiting.filter((each) => !isDue(each));
  }
}
