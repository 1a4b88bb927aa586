import type { EventEmitter } from 'node:events';
import type { Duplex } from 'node:stream';

/** The parts of an engine.io connection that are reduced. */
export interface EngineConnection extends EventEmitter {
  request: unknown;
  cleanupFn: unknown[];
  sentCallbackFn: unknown[];
  readonly transport: EventEmitter & { readonly socket: EventEmitter & { readonly _receiver: Receiver } };
}

/** The parser of a `ws` socket's frames. */
interface Receiver {
  _buffers: Buffer[];
}

/** The parts of a Socket.IO socket that are reduced. */
interface TrimmedSocket extends EventEmitter {
  handshake: unknown;
  acks: ReadonlyMap<number, unknown>;
  fns: unknown[];
  readonly id: string;
  readonly nsp: { readonly adapter: { delAll(id: string): void } };
  readonly client: { readonly decoder: { readonly _callbacks?: Record<string, unknown[]> } };
}

type Events = Record<string | symbol, unknown>;

/**
 * Releases what engine.io keeps of a finished handshake: its listeners hold the request and an unused response. Must be called
 * when engine.io reports the connection.
 */
export function forgetHandshake(connection: EngineConnection, wire: Duplex): void {
  // Socket.IO would copy its headers into every socket.
  connection.request = null;
  const { transport } = connection;
  transport.removeAllListeners('headers');
  dropListeners(transport.socket, 'error', ({ name }) => name === 'onUpgradeError');
  // Only the response's listener was added with `once`; the others are needed until the end.
  dropListeners(wire, 'close', (listener) => 'listener' in listener);
  connection.cleanupFn = connection.cleanupFn.slice();
  connection.sentCallbackFn = NO_CALLBACKS;
  connection.on('packet', releaseChunks);
  // Node reads the address again if it is needed.
  (wire as { _peername?: unknown })._peername = undefined;
  pack(connection, CONNECTION_EVENTS);
  pack(transport, TRANSPORT_EVENTS);
  pack(transport.socket, WEB_SOCKET_EVENTS);
  pack(wire, WIRE_EVENTS);
}

/** Replaces the list of chunks after each packet, because an emptied array keeps its capacity. */
function releaseChunks(this: EngineConnection): void {
  const { _receiver: receiver } = this.transport.socket;
  if (receiver._buffers.length === 0) receiver._buffers = [];
}

/** The server never passes a callback to `send`, so that all connections can share one list that stays empty. */
const NO_CALLBACKS: unknown[] = new (class extends Array<unknown> {
  override push(callbacks: unknown): number {
    if (callbacks !== null) throw new Error('Send callbacks are not supported: they are not stored.');
    return 0;
  }
})();

/**
 * Releases what Socket.IO keeps for features that are not used here. Must be called when a socket has joined.
 *
 * @param socket a Socket.IO socket
 */
export function trimConnection(socket: EventEmitter): void {
  const trimmed = socket as TrimmedSocket;
  trimmed.handshake = null;
  // Every socket is in a room of its own, which is not used.
  trimmed.nsp.adapter.delAll(trimmed.id);
  trimmed.acks = NO_ACKS;
  trimmed.fns = trimmed.fns.slice();
  const callbacks = trimmed.client.decoder._callbacks ?? {};
  for (const [event, listeners] of Object.entries(callbacks)) callbacks[event] = listeners.slice();
  pack(trimmed, JOINED_EVENTS);
}

/** The server never requests an ack from a client, so that all sockets can share one map that stays empty. */
const NO_ACKS: ReadonlyMap<number, unknown> = new (class extends Map<number, unknown> {
  override set(): never {
    throw new Error('Acks from clients of the clock are not supported: they are not stored.');
  }
})();

/** The fields of a class take less memory than the dictionary in which Node stores listeners. */
type PackedEvents = new () => Events;

/** One class per kind of emitter, because V8 sizes all objects of a class like the largest one. */
function packedEvents(): PackedEvents {
  class Packed {
    [event: string | symbol]: unknown;
  }
  Object.setPrototypeOf(Packed.prototype, null);
  return Packed;
}

const CONNECTION_EVENTS = packedEvents();
const TRANSPORT_EVENTS = packedEvents();
const WEB_SOCKET_EVENTS = packedEvents();
const WIRE_EVENTS = packedEvents();
const JOINED_EVENTS = packedEvents();

function pack(emitter: EventEmitter, Packed: PackedEvents): void {
  const withEvents = emitter as unknown as { _events: Events };
  const packed = new Packed();
  for (const event of Reflect.ownKeys(withEvents._events)) {
    const listeners = withEvents._events[event];
    const isFinal = event === 'close' || event === 'error';
    if (Array.isArray(listeners)) packed[event] = withoutSpareRoom(listeners, isFinal);
    else packed[event] = isFinal ? withoutOnce(listeners) : listeners;
  }
  withEvents._events = packed;
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

function dropListeners(
  emitter: EventEmitter,
  event: string,
  matches: (listener: { name: string }) => boolean,
): void {
  for (const listener of emitter.rawListeners(event)) {
    if (matches(listener)) emitter.removeListener(event, listener as () => void);
  }
}
