import type { EventEmitter } from 'node:events';

/** The listeners of an emitter, as Node stores them: one function, or a list, by event. */
export type Listeners = Record<string | symbol, unknown>;
export type ListenersClass = new () => Listeners;

interface EmitterParts {
  _events: Listeners;
  _eventsCount: number;
}

/** The fields of a class take less memory than the dictionary in which Node stores listeners. */
export function packedListeners(): ListenersClass {
  class Packed {
    [event: string | symbol]: unknown;
  }
  // One class per kind of emitter, because V8 sizes all objects of a class like the largest one.
  Object.setPrototypeOf(Packed.prototype, null);
  return Packed;
}

/**
 * Listeners that all emitters of one kind have, and take from the prototype: an emitter stores only those that are added to it.
 * They cannot be removed from one emitter, and must use `this` instead of a closure.
 */
export class SharedListeners {
  private readonly Shared = packedListeners();
  private readonly count: number;

  constructor(listeners: Listeners) {
    Object.assign(this.Shared.prototype as Listeners, listeners);
    this.count = Object.keys(listeners).length;
  }

  /** Those that an emitter has now. */
  static of(emitter: EventEmitter): SharedListeners {
    return new SharedListeners({ ...(emitter as unknown as EmitterParts)._events });
  }

  /** Replaces all listeners of an emitter. */
  replaceAll(emitter: EventEmitter): void {
    const parts = emitter as unknown as EmitterParts;
    parts._events = new this.Shared();
    parts._eventsCount = this.count;
  }

  /** Replaces the listeners of an emitter if it has exactly these. */
  replaceSame(emitter: EventEmitter): void {
    const { _events: listeners, _eventsCount: count } = emitter as unknown as EmitterParts;
    const shared = this.Shared.prototype as Listeners;
    const isSame =
      count === this.count && Object.keys(listeners).every((event) => listeners[event] === shared[event]);
    if (isSame) this.replaceAll(emitter);
  }
}

/** Stores the listeners of an emitter in as little memory as possible; all of them can still be removed. */
export function pack(emitter: EventEmitter, Packed: ListenersClass): void {
  const parts = emitter as unknown as EmitterParts;
  const packed = new Packed();
  for (const event of Reflect.ownKeys(parts._events)) {
    const listeners = parts._events[event];
    const isFinal = event === 'close' || event === 'error';
    if (Array.isArray(listeners)) packed[event] = withoutSpareRoom(listeners, isFinal);
    else packed[event] = isFinal ? withoutOnce(listeners) : listeners;
  }
  parts._events = packed;
}

/**
 * A listener that was added with `once` is wrapped in 150 bytes. The events that end a connection do not need the wrapper:
 * engine.io emits `close` once, and its listeners of `error` do nothing when the connection is closed already.
 */
function withoutOnce(listener: unknown): unknown {
  return typeof listener === 'function' && 'listener' in listener ? listener.listener : listener;
}

/**
 * A list of listeners has room for sixteen more from its third entry on. Node counts the running calls of a list in a symbol
 * of it (since 24): without the count, a listener that removes itself makes Node skip the next one.
 */
function withoutSpareRoom(listeners: unknown[], isFinal: boolean): unknown[] {
  const copy = isFinal ? listeners.map(withoutOnce) : listeners.slice();
  for (const symbol of Object.getOwnPropertySymbols(listeners)) {
    Reflect.set(copy, symbol, Reflect.get(listeners, symbol));
  }
  return copy;
}
