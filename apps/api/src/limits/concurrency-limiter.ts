/** Requests of one client that may wait until its earlier ones are finished. */
export const MAX_WAITING = 500;

interface Client {
  active: number;
  readonly waiting: Set<() => void>;
}

/** Limits the concurrent requests of a client and queues the others, so that one client cannot occupy the database. */
export class ConcurrencyLimiter {
  private readonly clients = new Map<string, Client>();

  /** Clients with active requests. */
  get size(): number {
    return this.clients.size;
  }

  /**
   * Starts a request of a client, at once or when its earlier ones are finished.
   *
   * @param maxActive how many requests of the client may be active
   * @returns a function to call once when the request is finished or given up; null if too many wait, and it is never started
   */
  enter(client: string, maxActive: number, begin: () => void): (() => void) | null {
    const entry = this.clients.get(client) ?? { active: 0, waiting: new Set() };
    if (entry.active >= maxActive) {
      if (entry.waiting.size >= MAX_WAITING) return null;
      entry.waiting.add(begin);
    } else {
      entry.active += 1;
      this.clients.set(client, entry);
      begin();
    }
    return () => this.leave(client, entry, begin);
  }

  private leave(client: string, entry: Client, begin: () => void): void {
    // It was given up before it started.
    if (entry.waiting.delete(begin)) return;
    const [next] = entry.waiting;
    if (next === undefined) {
      entry.active -= 1;
      if (entry.active === 0) this.clients.delete(client);
      return;
    }
    entry.waiting.delete(next);
    next();
  }
}
