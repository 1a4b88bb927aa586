import { randomUUID } from 'node:crypto';
import { NodeBus } from '../cluster/node-bus';

const TELL_EVERY_MS = 1_000;
/** What ordinary use takes in a second is told nobody: a cluster of people alone sends nothing. */
const MIN_TOLD_MS = 50;

/**
 * Tells the other nodes, at most once a second, who has spent much CPU time here, and hears the same from them: a client
 * has one budget, whatever nodes it asks. While messages are lost, each node counts what it sees itself.
 */
export class SpendingShare {
  private readonly nodeId = randomUUID();
  private readonly spent = new Map<string, number>();
  private timer: NodeJS.Timeout | null = null;

  /** @param charge takes what a client spent on another node, in milliseconds */
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
    this.timer ??= setTimeout(() => this.tell(), TELL_EVERY_MS).unref();
  }

  stop(): void {
    clearTimeout(this.timer ?? undefined);
  }

  private tell(): void {
    this.timer = null;
    const spentMs = [...this.spent].filter(([, costMs]) => costMs >= MIN_TOLD_MS);
    this.spent.clear();
    if (spentMs.length > 0) this.nodes.publish('cpu-spent', { nodeId: this.nodeId, spentMs });
  }
}
