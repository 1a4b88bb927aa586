import type { NodeBus } from '../cluster/node-bus';
import { CpuBudget } from './cpu-budget';
import type { RequestClient } from './request-client';
import { SpendingShare } from './spending-share';

/** Begins the keys of what the users of a network share. */
export const USERS_OF_NETWORK = 'users of ';
/**
 * Shares of a client that the signed-in users of one network have together: an office behind one address can have several busy
 * users at a time, but who makes one account after the other gets no more than this.
 */
const SHARES_OF_A_NETWORK = 3;

/**
 * What clients have spent of their CPU time, on all nodes: each user and each network of strangers by itself, and the users of a
 * network together.
 */
export class ClientBudgets {
  /** Milliseconds charged on this node, by whom they were counted for. */
  readonly spentMs = { address: 0, user: 0 };
  private readonly own: CpuBudget;
  private readonly shared: CpuBudget;
  private readonly share: SpendingShare;

  /**
   * @param msPerSecond CPU time a client gets in a second; 0: without limit
   * @param nowMs a clock that never goes back
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

  /** Whose account is spent: the key of the client itself, else that of the users of its network, else null. */
  spentKeyOf(client: RequestClient): string | null {
    return keysOf(client).find((key) => this.budgetOf(key).isSpent(key)) ?? null;
  }

  /** Whether somebody goes on although they are refused, so far that even refusing it costs too much. */
  isExhausted(key: string): boolean {
    return this.budgetOf(key).isExhausted(key);
  }

  /** Seconds until whoever has spent all has a second's share again. */
  secondsUntilReady(key: string): number {
    return this.budgetOf(key).secondsUntilReady(key);
  }

  /** Forgets accounts that are full again. */
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
