import type { Writable } from 'node:stream';
import { SlowSubscribers } from './slow-subscribers';

/** A connection that is sent every second, below the library that speaks its protocol. */
export interface Subscriber {
  readonly wire: Writable;
}

/** Subscribers that get the same bytes. */
export interface Audience<S extends Subscriber> {
  /** Whole WebSocket frames. */
  readonly frame: Buffer;
  /** Subscribers that leave during the second get no more frames; those that join get this one too. */
  readonly subscribers: ReadonlySet<S>;
}

interface PendingShow<S> {
  resolve: (slow: S[]) => void;
  reject: (error: unknown) => void;
}

/**
 * Subscribers written to before other work runs: a few milliseconds. libuv accepts one connection per turn of the event loop,
 * so longer turns would delay new connections.
 */
const SLICE = 200;

/**
 * Writes a second to all subscribers, directly to their connections: what WebSocket and Socket.IO libraries do per frame costs
 * more than the kernel's work. Those libraries write whole frames at once, so frames never mix.
 *
 * Each subscriber gets each second at most once, and misses one only if its kernel has not accepted the previous one.
 */
export class FanOut<S extends Subscriber> {
  private readonly slowSubscribers = new SlowSubscribers<S>();
  private audiences: Iterator<Audience<S>> = nothing();
  private subscribers: Iterator<S> = nothing();
  private frame: Buffer = Buffer.alloc(0);
  private turn: NodeJS.Immediate | undefined;
  private pending: PendingShow<S> | null = null;

  /**
   * Starts with the first audience at once. A second that is still in progress is finished first.
   *
   * @param audiences read one after the other, when it is their turn
   * @returns the subscribers that have not read for too long, when all have been written to; rejects if an audience fails
   */
  show(audiences: Iterable<Audience<S>>): Promise<S[]> {
    if (this.pending !== null) this.write(Infinity);
    this.audiences = audiences[Symbol.iterator]();
    return new Promise((resolve, reject) => {
      this.pending = { resolve, reject };
      this.write(SLICE);
    });
  }

  private write(max: number): void {
    clearImmediate(this.turn);
    try {
      if (this.writeTo(max)) this.settle()?.resolve(this.slowSubscribers.settle());
      else this.turn = setImmediate(() => this.write(SLICE));
    } catch (error) {
      this.settle()?.reject(error);
    }
  }

  private settle(): PendingShow<S> | null {
    const { pending } = this;
    this.pending = null;
    return pending;
  }

  /** @returns whether all subscribers have been written to */
  private writeTo(max: number): boolean {
    for (let written = 0; written < max;) {
      const subscriber = this.subscribers.next();
      if (subscriber.done !== true) {
        this.send(subscriber.value);
        written += 1;
      } else if (!this.nextAudience()) return true;
    }
    return false;
  }

  private nextAudience(): boolean {
    const audience = this.audiences.next();
    if (audience.done === true) return false;
    this.frame = audience.value.frame;
    this.subscribers = audience.value.subscribers.values();
    return true;
  }

  private send(subscriber: S): void {
    const { wire } = subscriber;
    // A second that queues behind another would arrive late, so it is skipped.
    if (wire.writableLength > 0) this.slowSubscribers.note(subscriber);
    else if (wire.writable) wire.write(this.frame);
  }
}

function nothing(): Iterator<never> {
  return [][Symbol.iterator]();
}
