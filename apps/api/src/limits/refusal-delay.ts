import type { ServerResponse } from 'node:http';

/** Whoever sends the next request when the one before is answered sends one in this time. */
const DELAY_MS = 1_000;
/** Refusals of one client that are held back at a time; what comes beyond is refused at once. */
const MAX_HELD = 100;

/**
 * Holds refusals back for a while: a client that asks again as soon as it was refused would otherwise be answered
 * thousands of times a second.
 */
export class RefusalDelay {
  private readonly held = new Map<string, number>();

  constructor(private readonly delayMs = DELAY_MS) {}

  /** Refuses a request of a client later, unless it is given up before, or at once where many are held already. */
  hold(client: string, response: ServerResponse, refuse: () => void): void {
    const count = this.held.get(client) ?? 0;
    if (count >= MAX_HELD) {
      response.setHeader('Connection', 'close');
      refuse();
      return;
    }
    this.held.set(client, count + 1);
    const timer = setTimeout(refuse, this.delayMs).unref();
    response.once('close', () => {
      clearTimeout(timer);
      this.release(client);
    });
  }

  private release(client: string): void {
    const count = (this.held.get(client) ?? 0) - 1;
    if (count > 0) this.held.set(client, count);
    else this.held.delete(client);
  }
}
