import { MS_PER_SECOND } from '@live-tz/wall-clock';

/** A client may owe as much as it may save, because refusals cost something as well. */
interface Account {
  balanceMs: number;
  /** When the balance was last updated. */
  atMs: number;
}

/** What an idle client saves: seconds of its share. */
const BURST_SECONDS = 15;
/** Above this number the oldest accounts are forgotten: about 15 MB. */
const MAX_ACCOUNTS = 100_000;

/**
 * The CPU time that clients may spend, as one token bucket each: it fills with the client's share of a core, up to the size of
 * a burst. A full bucket is forgotten.
 */
export class CpuBudget {
  private readonly accounts = new Map<string, Account>();
  private readonly fullMs: number;

  /**
   * @param msPerSecond CPU time that a client gets per second; 0: no limit
   * @param nowMs a monotonic clock
   */
  constructor(
    private readonly msPerSecond: number,
    private readonly nowMs: () => number = () => performance.now(),
  ) {
    this.fullMs = msPerSecond * BURST_SECONDS;
  }

  /** Accounts that are not full. */
  get size(): number {
    return this.accounts.size;
  }

  charge(client: string, costMs: number): void {
    if (this.msPerSecond === 0) return;
    const balanceMs = Math.max(this.balanceOf(client) - costMs, -this.fullMs);
    // Inserted again, so that the order of the map is that of the last charge.
    this.accounts.delete(client);
    this.accounts.set(client, { balanceMs, atMs: this.nowMs() });
    if (this.accounts.size > MAX_ACCOUNTS) this.forgetOldest();
  }

  /** Whether a client has spent its whole budget. */
  isSpent(client: string): boolean {
    return this.balanceOf(client) < 0;
  }

  /** Whether a client has continued after refusals for so long that even refusing costs too much. */
  isExhausted(client: string): boolean {
    return this.balanceOf(client) < -this.fullMs / 2;
  }

  /** Seconds until a client with a spent budget has a second's share again. */
  secondsUntilReady(client: string): number {
    if (this.msPerSecond === 0) return 0;
    return Math.max(1, Math.ceil(1 - this.balanceOf(client) / this.msPerSecond));
  }

  /** Forgets accounts that are full again. */
  sweep(): void {
    for (const client of this.accounts.keys()) {
      if (this.balanceOf(client) >= this.fullMs) this.accounts.delete(client);
    }
  }

  private balanceOf(client: string): number {
    const account = this.accounts.get(client);
    if (account === undefined) return this.fullMs;
    const earnedMs = ((this.nowMs() - account.atMs) * this.msPerSecond) / MS_PER_SECOND;
    return Math.min(account.balanceMs + earnedMs, this.fullMs);
  }

  private forgetOldest(): void {
    const [oldest] = this.accounts.keys();
    if (oldest !== undefined) this.accounts.delete(oldest);
  }
}
