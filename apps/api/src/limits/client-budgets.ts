import type { NodeBus } from '../cluster/node-bus';
import { CpuBudget } from './cpu-budget';
import type { RequestClient } from './request-client';
import { SpendingShare } from './spending-share';

/** Prefix of the keys that the users of a network share. */
export const USERS_OF_NETWORK = 'users of ';
/**
 * Shares of a client that the signed-in users of one network have together: an office behind one address can have several busy
 * users at a time, but creating more accounts yields no more than this.
 */
const SHARES_OF_A_NETWORK = 3;

/**
 * The CPU time that clients have spent, on all nodes: each user, each network of anonymous clients, and the users of a network
 * together.
 */
export class ClientBudgets {
  /** Milliseconds charged on this node, by kind of client. */
  readonly spentMs = { address: 0, user: 0 };
  private readonly own: CpuBudget;
  private readonly shared: CpuBudget;
  private readonly share: SpendingShare;

  /**
   * @param msPerSecond CPU time that a client gets per second; 0: no limit
   * @param nowMs a monotonic clock
   */
  constructor(msPerSecond: number, nodes: NodeBus, nowMs?: () => number) {
    this.own = new CpuBudget(msPerSecond, nowMs);
    this.shared = new CpuBudget(msPerSecond * SHARES_OF_A_NETWORK, nowMs);
    this.share = new SpendingShare(nodes, (key, costMs) => this.budgetOf(key).charge(key, costMs));
  }

  charge(client: RequestClient, costMs: number): void {
    this.spentMs[client.kind] += costMs;
    for (const key of keysOf(client)) {
      this.budgetOf(key).charge(key, costMs);
      this.share.add(key, costMs);
    }
  }

  /** The key whose budget is spent: that of the client itself, or that of the users of its network, or null. */
  spentKeyOf(client: RequestClient): string | null {
    return keysOf(client).find((key) => this.budgetOf(key).isSpent(key)) ?? null;
  }

  /** Whether a client has continued after refusals for so long that even refusing costs too much. */
  isExhausted(key: string): boolean {
    return this.budgetOf(key).isExhausted(key);
  }

  /** Seconds until a client with a spent budget has a second's share again. */
  secondsUntilReady(key: string): number {
    return this.budgetOf(key).secondsUntilReady(key);
  }

  /** Forgets budgets that are full again. */
  sweep(): void {
    this.own.sweep();
    this.shared.sweep();
  }

  stop(): void {
    this.share.stop();
  }

  private budgetOf(key: string): CpuBudget {
    return key.startsWith(USERS_OF_NETWORK) ? this.shared : this.own;
  }
}

function keysOf({ key, sharedKey }: RequestClient): string[] {
  return sharedKey === undefined ? [key] : [key, sharedKey];
}
