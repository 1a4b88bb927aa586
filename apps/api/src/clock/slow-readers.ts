import { UNREAD_SECONDS } from './live-limits';

/** Finds the clients that do not read. It holds only those that are behind, so that the others cost nothing. */
export class SlowReaders<Reader> {
  private before = new Map<Reader, number>();
  private now = new Map<Reader, number>();

  /** Notes that a client's socket has not taken what was written to it a second ago. */
  note(reader: Reader): void {
    this.now.set(reader, (this.before.get(reader) ?? 0) + 1);
  }

  /** Ends a second: gives those to drop. Who was not noted has caught up. */
  settle(): Reader[] {
    if (this.now.size === 0 && this.before.size === 0) return [];
    const given: Reader[] = [];
    for (const [reader, seconds] of this.now) {
      if (seconds < UNREAD_SECONDS) continue;
      given.push(reader);
      this.now.delete(reader);
    }
    this.before = this.now;
    this.now = new Map();
    return given;
  }
}
