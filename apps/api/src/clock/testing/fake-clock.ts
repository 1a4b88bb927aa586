import type { SystemClock } from '../../config/system-clock';
import type { CancelTimer, Timers } from '../../config/timers';

interface Pending {
  setMs: number;
  dueMs: number;
  fire: () => void;
}

/**
 * A replacement of `SystemClock` and `Timers` whose time passes when a test says so. As on a real host, timers use a separate
 * monotonic clock: setting the wall clock does not move them.
 */
export class FakeClock implements SystemClock, Timers {
  private steadyMs = 0;
  private readonly pending = new Set<Pending>();

  constructor(private wallMs = Date.UTC(2026, 10, 22, 12, 0, 0, 250)) {}

  nowMs(): number {
    return this.wallMs;
  }

  setTimer(delayMs: number, fire: () => void): CancelTimer {
    const timer = { setMs: this.steadyMs, dueMs: this.steadyMs + Math.max(1, delayMs), fire };
    this.pending.add(timer);
    return () => this.pending.delete(timer);
  }

  /** The number of pending timers; a stopped component must leave none. */
  get pendingTimers(): number {
    return this.pending.size;
  }

  /** Lets time pass and fires every timer when it is due; with `earlyMs`, that much earlier, as Node's timers sometimes are. */
  pass(ms: number, earlyMs = 0): void {
    const untilMs = this.steadyMs + ms;
    for (let next = this.nextDue(); next; next = this.nextDue()) {
      const atMs = Math.max(next.dueMs - earlyMs, next.setMs + 1);
      if (atMs > untilMs) break;
      this.moveTo(atMs);
      this.fire(next);
    }
    this.moveTo(untilMs);
  }

  /** Lets time pass while the process is blocked: timers that became due fire afterwards, each once. */
  stall(ms: number): void {
    this.moveTo(this.steadyMs + ms);
    const due = [...this.pending].filter(({ dueMs }) => dueMs <= this.steadyMs);
    for (const timer of due.sort((a, b) => a.dueMs - b.dueMs)) this.fire(timer);
  }

  /** Sets the host's clock forward or (negative) back. */
  step(byMs: number): void {
    this.wallMs += byMs;
  }

  private nextDue(): Pending | undefined {
    return [...this.pending].sort((a, b) => a.dueMs - b.dueMs)[0];
  }

  private fire(timer: Pending): void {
    if (this.pending.delete(timer)) timer.fire();
  }

  private moveTo(steadyMs: number): void {
    this.wallMs += steadyMs - this.steadyMs;
    this.steadyMs = steadyMs;
  }
}
