import type { EventEmitter } from 'node:events';
import type { Duplex } from 'node:stream';

/** The parts of a connection of engine.io that are made smaller. */
export interface EngineConnection extends EventEmitter {
  request: unknown;
  cleanupFn: unknown[];
  sentCallbackFn: unknown[];
  readonly transport: EventEmitter & { readonly socket: EventEmitter & { readonly _receiver: Receiver } };
}

/** What reads the frames of a `ws` socket. */
interface Receiver {
  _mask: Buffer | undefined;
  _buffers: Buffer[];
}

/** The parts of a socket of Socket.IO that are made smaller. */
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
 * Lets go of what engine.io keeps of a handshake that is over: its listeners hold the request and a response nobody
 * writes to. To be called when engine.io tells of the connection.
 */
export function forgetHandshake(connection: EngineConnection, wire: Duplex): void {
  // Socket.IO would copy its headers into every socket.
  connection.request = null;
  const { transport } = connection;
  transport.removeAllListeners('headers');
  dropListeners(transport.socket, 'error', ({ name }) => name === 'onUpgradeError');
  // The response's alone is one that listens once: everybody else stays to the end.
  dropListeners(wire, 'close', (listener) => 'listener' in listener);
  connection.cleanupFn = connection.cleanupFn.slice();
  connection.sentCallbackFn = NO_CALLBACKS;
  connection.on('packet', forgetPacket);
  // Asked for again by whoever wants to know it.
  (wire as { _peername?: unknown })._peername = undefined;
  pack(connection, CONNECTION_EVENTS);
  pack(transport, TRANSPORT_EVENTS);
  pack(transport.socket, WEB_SOCKET_EVENTS);
  pack(wire, WIRE_EVENTS);
}

/** The mask of a frame is a part of the bytes that were read, and keeps all of them until the next frame comes. */
function forgetPacket(this: EngineConnection): void {
  const { _receiver: receiver } = this.transport.socket;
  receiver._mask = undefined;
  if (receiver._buffers.length === 0) receiver._buffers = [];
}

/** The server asks to be told of no packet that it was sent: one list that stays empty does for all connections. */
const NO_CALLBACKS: unknown[] = new (class extends Array<unknown> {
  override push(callbacks: unknown): number {
    if (callbacks !== null) throw new Error('Wait for no packet to be sent: nobody keeps the callback.');
    return 0;
  }
})();

/**
 * Lets go of what Socket.IO keeps for features that are not used here. To be called when a socket has joined.
 *
 * @param socket of Socket.IO
 */
export function trimConnection(socket: EventEmitter): void {
  const trimmed = socket as TrimmedSocket;
  trimmed.handshake = null;
  // It stands in a room of its own, where nobody ever speaks to it.
  trimmed.nsp.adapter.delAll(trimmed.id);
  trimmed.acks = NO_ACKS;
  trimmed.fns = trimmed.fns.slice();
  const callbacks = trimmed.client.decoder._callbacks ?? {};
  for (const [event, listeners] of Object.entries(callbacks)) callbacks[event] = listeners.slice();
  pack(trimmed, JOINED_EVENTS);
}

/** The server asks no client for an answer: one map that stays empty does for all of them. */
const NO_ACKS: ReadonlyMap<number, unknown> = new (class extends Map<number, unknown> {
  override set(): never {
    throw new Error('Ask no client of the clock for an answer: nobody keeps the question.');
  }
})();

/** Fields of a class lie closer together than the entries of the dictionary that Node makes of listeners. */
type PackedEvents = new () => Events;

/** A class for each kind of emitter: V8 gives all objects of one as much room as the largest needs. */
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
    packed[event] = Array.isArray(listeners) ? withoutSpareRoom(listeners) : listeners;
  }
  withEvents._events = packed;
}

/**
 * A list of listeners has room for sixteen more from its third entry on. Node counts the running calls of a list in a symbol
 * of it (since 24): without the count, a listener that removes itself makes Node skip the next one.
 */
function withoutSpareRoom(listeners: unknown[]): unknown[] {
  const copy = listeners.slice();
  for (const symbol of Object.getOwnPropertySymbols(listeners)) {
    Reflect.set(copy, symbol, Reflect.get(listeners, symbol));
  }
  return copy;
}

function dropListeners(
  emitter: EventEmitter,
  event: string,
  isMeant: (listener: { name: string }) => boolean,
): void {
  for (const listener of emitter.rawListeners(event)) {
    if (isMeant(listener)) emitter.removeListener(event, listener as () => void);
  }
}
