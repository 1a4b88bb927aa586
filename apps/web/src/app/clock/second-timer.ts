import { MS_PER_SECOND, secondOf, type ServerClock, startOf } from '@live-tz/wall-clock';

/** Calls back at the beginning of each second by the estimate of the server's time. */
export class SecondTimer {
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The instant that the timer waits for in UTC milliseconds; null while the server's time is unknown. */
  private boundaryMs: number | null = null;
  /** When it ends, by the monotonic clock. */
  private dueAtMs = Infinity;

  /** @param onSecond receives how long after the boundary it is called; while the time is unknown it is called once a second */
  constructor(
    private readonly clock: ServerClock,
    private readonly onSecond: (lateMs: number) => void,
  ) {}

  /** How long ago the timer should have called back, which a busy page delays; 0 before. */
  get overdueMs(): number {
    return Math.max(0, performance.now() - this.dueAtMs);
  }

  /** Sets the timer to the next boundary, in place of the one it was set to. */
  arm(): void {
    const nowMs = this.clock.nowMs();
    this.boundaryMs = nowMs === null ? null : startOf(secondOf(nowMs) + 1);
    this.wait();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.dueAtMs = Infinity;
  }

  /** Browsers drop the fraction of a delay, which would make the timer early. */
  private wait(): void {
    clearTimeout(this.timer);
    const waitMs = this.boundaryMs === null ? MS_PER_SECOND : (this.clock.msUntil(this.boundaryMs) ?? 0);
    this.dueAtMs = performance.now() + waitMs;
    this.timer = setTimeout(() => this.fire(), Math.ceil(waitMs));
  }

  private fire(): void {
    const nowMs = this.clock.nowMs();
    const lateMs = nowMs === null || this.boundaryMs === null ? 0 : nowMs - this.boundaryMs;
    if (lateMs < 0) this.wait();
    else this.onSecond(lateMs);
  }
}
