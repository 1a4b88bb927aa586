import type { Writable } from 'node:stream';
import { SlowSubscribers } from './slow-subscribers';

/** One who is shown every second, by the connection below the library that speaks its protocol. */
export interface Subscriber {
  readonly wire: Writable;
}

/** Those who get the same bytes. */
export interface Audience<R extends Subscriber> {
  /** Whole WebSocket frames. */
  readonly frame: Buffer;
  /** Who leaves meanwhile gets nothing more; who comes meanwhile gets it too. */
  readonly subscribers: ReadonlySet<R>;
}

interface Outcome<R> {
  resolve: (slow: R[]) => void;
  reject: (error: unknown) => void;
}

/**
 * So many are written to before other work gets its turn: a few milliseconds. libuv accepts one connection a turn, so that
 * long turns keep everybody who comes waiting at the kernel's door.
 */
const SLICE = 200;

/**
 * Writes a second to everybody, straight to their connections: what WebSocket and Socket.IO libraries do for a frame costs
 * more than the kernel does. They write whole frames at once, so nothing comes in between theirs and ours.
 *
 * Each reader gets each second at most once, and misses one only when its kernel has not taken the one before.
 */
export class FanOut<R extends Subscriber> {
  private readonly slowSubscribers = new SlowSubscribers<R>();
  private audiences: Iterator<Audience<R>> = nothing();
  private subscribers: Iterator<R> = nothing();
  private frame: Buffer = Buffer.alloc(0);
  private turn: NodeJS.Immediate | undefined;
  private outcome: Outcome<R> | null = null;

  /**
   * Begins with the first of them at once. A second that is still under way is finished before.
   *
   * @param audiences are asked for one after the other, when it is their turn
   * @returns those who have not read for too long, when everybody has been written to; rejects when an audience fails
   */
  show(audiences: Iterable<Audience<R>>): Promise<R[]> {
    if (this.outcome !== null) this.write(Infinity);
    this.audiences = audiences[Symbol.iterator]();
    return new Promise((resolve, reject) => {
      this.outcome = { resolve, reject };
      this.write(SLICE);
    });
  }

  private write(most: number): void {
    clearImmediate(this.turn);
    try {
      if (this.writeTo(most)) this.settle()?.resolve(this.slowSubscribers.settle());
      else this.turn = setImmediate(() => this.write(SLICE));
    } catch (error) {
      this.settle()?.reject(error);
    }
  }

  private settle(): Outcome<R> | null {
    const { outcome } = this;
    this.outcome = null;
    return outcome;
  }

  /** Whether nobody is left. */
  private writeTo(most: number): boolean {
    for (let written = 0; written < most;) {
      const subscriber = this.subscribers.next();
      if (subscriber.done !== true) {
        this.hand(subscriber.value);
        written += 1;
      } else if (!this.turnToNextAudience()) return true;
    }
    return false;
  }

  private turnToNextAudience(): boolean {
    const audience = this.audiences.next();
    if (audience.done === true) return false;
    this.frame = audience.value.frame;
    this.subscribers = audience.value.subscribers.values();
    return true;
  }

  private hand(subscriber: R): void {
    const { wire } = subscriber;
    // A second that waits behind another is an old one when it arrives: it is left out.
    if (wire.writableLength > 0) this.slowSubscribers.note(subscriber);
    else if (wire.writable) wire.write(this.frame);
  }
}

function nothing(): Iterator<never> {
  return [][Symbol.iterator]();
}
