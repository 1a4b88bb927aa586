import { UNREAD_SECONDS } from './socket-limits';

/** Finds the clients that do not read. It only holds slow ones, so that the others cost nothing. */
export class SlowSubscribers<Subscriber> {
  private previous = new Map<Subscriber, number>();
  private current = new Map<Subscriber, number>();

  /** Notes that a client's socket has not accepted the data of the previous second. */
  note(subscriber: Subscriber): void {
    this.current.set(subscriber, (this.previous.get(subscriber) ?? 0) + 1);
  }

  /** Ends a second. @returns the subscribers to disconnect; a subscriber that was not noted has caught up */
  settle(): Subscriber[] {
    if (this.current.size === 0 && this.previous.size === 0) return [];
    const tooSlow: Subscriber[] = [];
    for (const [subscriber, seconds] of this.current) {
      if (seconds < UNREAD_SECONDS) continue;
      tooSlow.push(subscriber);
      this.current.delete(subscriber);
    }
    this.previous = this.current;
    this.current = new Map();
    return tooSlow;
  }
}
