import { randomUUID } from 'node:crypto';
import { NodeBus } from '../cluster/node-bus';

const SHARE_INTERVAL_MS = 1_000;
/** Ordinary use in a second stays below this and is not shared: normal clients cause no messages. */
const MIN_SHARED_MS = 50;

/**
 * Tells the other nodes, at most once a second, which clients have spent much CPU time here, and receives the same from them: a
 * client has one budget, whichever nodes it uses. While messages are lost, each node counts only its own requests.
 */
export class SpendingShare {
  private readonly nodeId = randomUUID();
  private readonly spent = new Map<string, number>();
  private timer: NodeJS.Timeout | null = null;

  /** @param charge receives what a client has spent on another node, in milliseconds */
  constructor(
    private readonly nodes: NodeBus,
    charge: (client: string, costMs: number) => void,
  ) {
    nodes.subscribe('cpu-spent', ({ nodeId, spentMs }) => {
      if (nodeId === this.nodeId) return;
      for (const [client, costMs] of spentMs) charge(client, costMs);
    });
  }

  add(client: string, costMs: number): void {
    this.spent.set(client, (this.spent.get(client) ?? 0) + costMs);
    this.timer ??= setTimeout(() => this.publish(), SHARE_INTERVAL_MS).unref();
  }

  stop(): void {
    clearTimeout(this.timer ?? undefined);
  }

  private publish(): void {
    this.timer = null;
    const spentMs = [...this.spent].filter(([, costMs]) => costMs >= MIN_SHARED_MS);
    this.spent.clear();
    if (spentMs.length > 0) this.nodes.publish('cpu-spent', { nodeId: this.nodeId, spentMs });
  }
}
