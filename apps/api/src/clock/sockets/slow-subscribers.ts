import { UNREAD_SECONDS } from './socket-limits';

/** Finds the clients that do not read. It holds only those that are behind, so that the others cost nothing. */
export class SlowSubscribers<Subscriber> {
  private before = new Map<Subscriber, number>();
  private now = new Map<Subscriber, number>();

  /** Notes that a client's socket has not taken what was written to it a second ago. */
  note(subscriber: Subscriber): void {
    this.now.set(subscriber, (this.before.get(subscriber) ?? 0) + 1);
  }

  /** Ends a second: gives those to drop. Who was not noted has caught up. */
  settle(): Subscriber[] {
    if (this.now.size === 0 && this.before.size === 0) return [];
    const given: Subscriber[] = [];
    for (const [subscriber, seconds] of this.now) {
      if (seconds < UNREAD_SECONDS) continue;
      given.push(subscriber);
      this.now.delete(subscriber);
    }
    this.before = this.now;
    this.now = new Map();
    return given;
  }
}
