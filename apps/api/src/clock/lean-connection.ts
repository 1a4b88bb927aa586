import type { EventEmitter } from 'node:events';
import type { Duplex } from 'node:stream';

/** The parts of a connection of engine.io that are made smaller. */
export interface EngineConnection extends EventEmitter {
  request: unknown;
  cleanupFn: unknown[];
  readonly transport: EventEmitter & { readonly socket: EventEmitter };
}

/** The parts of a socket of Socket.IO that are made smaller. */
interface LeanSocket extends EventEmitter {
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
  for (const emitter of [connection, transport, transport.socket]) pack(emitter);
}

/**
 * Lets go of what Socket.IO keeps for features that are not used here. To be called when a socket has joined.
 *
 * @param socket of Socket.IO
 */
export function lighten(socket: EventEmitter): void {
  const lean = socket as LeanSocket;
  lean.handshake = null;
  // It stands in a room of its own, where nobody ever speaks to it.
  lean.nsp.adapter.delAll(lean.id);
  lean.acks = NO_ACKS;
  lean.fns = lean.fns.slice();
  const callbacks = lean.client.decoder._callbacks ?? {};
  for (const [event, listeners] of Object.entries(callbacks)) callbacks[event] = listeners.slice();
  pack(lean);
}

/** The server asks no client for an answer: one map that stays empty does for all of them. */
const NO_ACKS: ReadonlyMap<number, unknown> = new (class extends Map<number, unknown> {
  override set(): never {
    throw new Error('Ask no client of the clock for an answer: nobody keeps the question.');
  }
})();

/** Fields of a class lie closer together than the entries of the dictionary that Node makes of listeners. */
class PackedEvents {
  [event: string | symbol]: unknown;
}
Object.setPrototypeOf(PackedEvents.prototype, null);

function pack(emitter: EventEmitter): void {
  const withEvents = emitter as unknown as { _events: Events };
  withEvents._events = Object.assign(new PackedEvents(), withEvents._events);
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
