/** Requests of one client that may wait until others of it are through. */
export const MAX_WAITING = 500;

interface Client {
  atWork: number;
  readonly waiting: Set<() => void>;
}

/** Lets a few requests of a client be at work at a time, and the others wait: one client cannot take the database for itself. */
export class ConcurrencyLimiter {
  private readonly clients = new Map<string, Client>();

  /** Clients with something at work. */
  get size(): number {
    return this.clients.size;
  }

  /**
   * Begins something for a client, at once or when others of it are through.
   *
   * @param atMost how many of the client may be at work
   * @returns what to call, once, when it is over or given up; null when too many wait: it is never begun then
   */
  enter(client: string, atMost: number, begin: () => void): (() => void) | null {
    const of = this.clients.get(client) ?? { atWork: 0, waiting: new Set() };
    if (of.atWork >= atMost) {
      if (of.waiting.size >= MAX_WAITING) return null;
      of.waiting.add(begin);
    } else {
      of.atWork += 1;
      this.clients.set(client, of);
      begin();
    }
    return () => this.leave(client, of, begin);
  }

  private leave(client: string, of: Client, begin: () => void): void {
    // It was given up before it was begun.
    if (of.waiting.delete(begin)) return;
    const [next] = of.waiting;
    if (next === undefined) {
      of.atWork -= 1;
      if (of.atWork === 0) this.clients.delete(client);
      return;
    }
    of.waiting.delete(next);
    next();
  }
}
