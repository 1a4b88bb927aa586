import type { SystemClock } from '../../config/system-clock';
import type { CancelTimer, Timers } from '../../config/timers';

interface Pending {
  setMs: number;
  dueMs: number;
  fire: () => void;
}

/**
 * Time that passes when a test says so, in the place of `SystemClock` and `Timers`. As on a real host the timers run by
 * a steady clock of their own: setting the wall clock moves none of them.
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

  /** Timers that wait; none may be left behind by what was stopped. */
  get pendingTimers(): number {
    return this.pending.size;
  }

  /** Lets time pass, every timer firing when it is due; with `earlyMs`, that much before, as Node's sometimes do. */
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

  /** Lets time pass while the process is blocked: what became due fires afterwards, each timer once. */
  stall(ms: number): void {
    this.moveTo(this.steadyMs + ms);
    const due = [...this.pending].filter(({ dueMs }) => dueMs <= this.steadyMs);
    for (const timer of due.sort((a, b) => a.dueMs - b.dueMs)) this.fire(timer);
  }

  /** Sets the host's clock, ahead or (negative) back. */
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
