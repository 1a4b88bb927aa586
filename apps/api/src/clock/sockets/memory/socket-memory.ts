import type { EventEmitter } from 'node:events';
import { releaseChunks } from './connection-memory';
import { pack, packedListeners, SharedListeners } from './emitter-memory';
import { SingleEntryMap } from './single-entry-map';

type OnEvent = (...event: unknown[]) => void;

/** The parts of a Socket.IO socket that are reduced. */
interface TrimmedSocket extends EventEmitter {
  handshake: unknown;
  acks: ReadonlyMap<number, unknown>;
  fns: readonly unknown[];
  flags: unknown;
  _anyListeners?: OnEvent[];
  readonly id: string;
  readonly nsp: { readonly adapter: { delAll(id: string): void } };
  readonly client: Client;
}

/** A connection of engine.io, with the server's list of all of them. */
interface Connection extends EventEmitter {
  /** Set here: Socket.IO's side of the connection. */
  client?: Client;
  readonly id: string;
  readonly server: { readonly clients: Record<string, unknown>; clientsCount: number };
}

/** Socket.IO's side of an engine.io connection. */
interface Client {
  readonly conn: Connection;
  readonly decoder: Decoder;
  sockets: SingleEntryMap<unknown, unknown> | Map<unknown, unknown>;
  nsps: SingleEntryMap<unknown, unknown> | Map<unknown, unknown>;
  ondata(data: unknown): void;
  onerror(error: unknown): void;
  onclose(reason: string, description?: unknown): void;
  ondecoded(packet: unknown): void;
}

interface Decoder {
  client?: Client;
  opts: unknown;
  _callbacks: unknown;
}

/**
 * Releases what Socket.IO keeps for features that are not used here, and listeners that differ only in the socket they are for.
 * Must be called when a socket has joined and has its listeners.
 *
 * @param socket a Socket.IO socket
 */
export function trimConnection(socket: EventEmitter): void {
  const trimmed = socket as TrimmedSocket;
  trimmed.handshake = null;
  // Every socket is in a room of its own, which is not used.
  trimmed.nsp.adapter.delAll(trimmed.id);
  trimmed.acks = NO_ACKS;
  trimmed.fns = NO_MIDDLEWARE;
  trimmed.flags = NO_FLAGS;
  if (trimmed._anyListeners !== undefined) trimmed._anyListeners = sharedList(trimmed._anyListeners);
  pack(trimmed, SOCKET_EVENTS);
  // A client that leaves the namespace may join again.
  if (!(trimmed.client.nsps instanceof SingleEntryMap)) trimClient(trimmed.client);
}

const SOCKET_EVENTS = packedListeners();

/** Events are checked by the listener of all events, not by middleware. */
const NO_MIDDLEWARE: readonly unknown[] = Object.freeze([]);
/** Socket.IO replaces the flags with each event that it sends. */
const NO_FLAGS = Object.freeze({});

/** The server never requests an ack from a client, so that all sockets can share one map that stays empty. */
const NO_ACKS: ReadonlyMap<number, unknown> = new (class extends Map<number, unknown> {
  override set(): never {
    throw new Error('Acks from clients of the clock are not supported: they are not stored.');
  }
})();

const listsByListener = new WeakMap<OnEvent, OnEvent[]>();

/** One list for all sockets with the same listener. */
function sharedList(listeners: OnEvent[]): OnEvent[] {
  const [only] = listeners;
  if (only === undefined || listeners.length > 1) return listeners;
  const known = listsByListener.get(only) ?? [only];
  listsByListener.set(only, known);
  return known;
}

/**
 * What Socket.IO's client (`setup` of `client.js`) and engine.io's server (`handshake` of `server.js`) listen to on a connection,
 * with the client in a field.
 */
const CONNECTION_LISTENERS = new SharedListeners({
  packet: releaseChunks,
  data(this: Connection, data: unknown) {
    this.client?.ondata(data);
  },
  error(this: Connection, error: unknown) {
    this.client?.onerror(error);
  },
  close(this: Connection, reason: string, description?: unknown) {
    Reflect.deleteProperty(this.server.clients, this.id);
    this.server.clientsCount -= 1;
    this.client?.onclose(reason, description);
  },
});

/** The same for its decoder; `component-emitter` has the names of events with a prefix. */
const DECODER_CALLBACKS = Object.freeze({
  $decoded: Object.freeze([
    function (this: Decoder, packet: unknown): void {
      this.client?.ondecoded(packet);
    },
  ]),
});
let decoderOptions: unknown = null;

/**
 * The client's own methods are bound to it. Those of its prototype replace them, so that `destroy` removes nothing: a closed
 * connection reports no data, and closing a client twice does nothing.
 */
function trimClient(client: Client): void {
  const { conn, decoder } = client;
  conn.client = client;
  decoder.client = client;
  CONNECTION_LISTENERS.replaceAll(conn);
  const { ondata, onerror, onclose, ondecoded } = Object.getPrototypeOf(client) as Client;
  Object.assign(client, { ondata, onerror, onclose, ondecoded });
  decoderOptions ??= decoder.opts;
  decoder.opts = decoderOptions;
  decoder._callbacks = DECODER_CALLBACKS;
  client.sockets = new SingleEntryMap(client.sockets);
  client.nsps = new SingleEntryMap(client.nsps);
}
