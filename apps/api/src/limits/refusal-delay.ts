import type { ServerResponse } from 'node:http';

/** Limits a client that sends the next request after each response to one request in this time. */
const DELAY_MS = 1_000;
/** Refusals of one client that are delayed at a time; further ones are sent at once. */
const MAX_DELAYED = 100;

/**
 * Delays refusals: a client that repeats its request after each refusal would otherwise be answered thousands of times a
 * second.
 */
export class RefusalDelay {
  private readonly delayed = new Map<string, number>();

  constructor(private readonly delayMs = DELAY_MS) {}

  /** Refuses a request of a client later, unless it is given up before; at once if many are delayed already. */
  delay(client: string, response: ServerResponse, refuse: () => void): void {
    const count = this.delayed.get(client) ?? 0;
    if (count >= MAX_DELAYED) {
      response.setHeader('Connection', 'close');
      refuse();
      return;
    }
    this.delayed.set(client, count + 1);
    const timer = setTimeout(refuse, this.delayMs).unref();
    response.once('close', () => {
      clearTimeout(timer);
      this.release(client);
    });
  }

  private release(client: string): void {
    const count = (this.delayed.get(client) ?? 0) - 1;
    if (count > 0) this.delayed.set(client, count);
    else this.delayed.delete(client);
  }
}
