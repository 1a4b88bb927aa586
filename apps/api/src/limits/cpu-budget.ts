/** A client may be in debt by as much as it may have saved: refusing costs something as well. */
interface Account {
  balanceMs: number;
  /** When the balance was last reckoned. */
  atMs: number;
}

/** How much a client that asked for nothing has saved: seconds of its share. */
const BURST_SECONDS = 15;
/** Beyond this many the oldest accounts are forgotten: some 15 MB. */
const MAX_ACCOUNTS = 100_000;

/**
 * CPU time that clients may spend, as a token bucket each: it fills with their share of a core, and holds what a burst may
 * take. An account that is full again is forgotten.
 */
export class CpuBudget {
  private readonly accounts = new Map<string, Account>();
  private readonly fullMs: number;

  /**
   * @param msPerSecond CPU time a client gets in a second; 0: without limit
   * @param nowMs a clock that never goes back
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
    // Set anew, so that the order of the map is that of the last charge.
    this.accounts.delete(client);
    this.accounts.set(client, { balanceMs, atMs: this.nowMs() });
    if (this.accounts.size > MAX_ACCOUNTS) this.forgetOldest();
  }

  /** Whether a client has spent all it has. */
  isSpent(client: string): boolean {
    return this.balanceOf(client) < 0;
  }

  /** Whether a client goes on although it is refused, so far that even refusing it costs too much. */
  isExhausted(client: string): boolean {
    return this.balanceOf(client) < -this.fullMs / 2;
  }

  /** Seconds until a client that has spent all has a second's share again. */
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
    const earnedMs = ((this.nowMs() - account.atMs) * this.msPerSecond) / 1000;
    return Math.min(account.balanceMs + earnedMs, this.fullMs);
  }

  private forgetOldest(): void {
    const [oldest] = this.accounts.keys();
    if (oldest !== undefined) this.accounts.delete(oldest);
  }
}
