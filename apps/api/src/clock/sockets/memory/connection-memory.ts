import type { EventEmitter } from 'node:events';
import { Socket as NetSocket } from 'node:net';
import type { Duplex } from 'node:stream';
import { pack, packedListeners, SharedListeners } from './emitter-memory';

/** The parts of an engine.io connection that are reduced. */
export interface EngineConnection extends EventEmitter {
  request: unknown;
  remoteAddress: unknown;
  cleanupFn: unknown[];
  sentCallbackFn: unknown[];
  readonly transport: Transport;
  flush(): void;
  onPacket(packet: unknown): void;
  onDrain(): void;
  onError(error: Error): void;
  onClose(reason: string): void;
}

/** engine.io's side of a WebSocket. */
interface Transport extends EventEmitter {
  /** Set here: the connection that the transport belongs to. */
  connection?: EngineConnection;
  readonly socket: Socket;
  writable: boolean;
  readonly supportsBinary: boolean;
  readonly parser: Parser;
  send(packets: readonly unknown[]): void;
  onData(data: unknown): void;
  onError(message: unknown, description?: unknown): void;
  onClose(): void;
  /** Four functions of each transport with which it sends. */
  _doSend: unknown;
  _doSendLast: unknown;
  _onSent: unknown;
  _onSentLast: unknown;
}

interface Parser {
  encodePacket(packet: unknown, supportsBinary: boolean, done: (data: string | Buffer) => void): void;
}

/** A `ws` socket. */
interface Socket extends EventEmitter {
  /** Set here: the transport that uses the socket. */
  transport?: Transport;
  _extensions: unknown;
  readonly _sender: { _extensions: unknown; _queue: unknown[] };
  readonly _receiver: EventEmitter & { _extensions: unknown; _buffers: Buffer[] };
  send(data: string | Buffer, sent: (error?: Error) => void): void;
}

/**
 * Releases what engine.io and `ws` keep for each connection and the clock does not need: the finished handshake, whose listeners
 * hold the request and an unused response, and listeners that differ only in the connection they are for. Must be called when
 * engine.io reports the connection.
 */
export function forgetHandshake(connection: EngineConnection, wire: Duplex): void {
  // Socket.IO would copy its headers into every socket.
  connection.request = null;
  connection.remoteAddress = undefined;
  connection.cleanupFn = NOTHING_TO_CLEAN_UP;
  connection.sentCallbackFn = NO_CALLBACKS;
  connection.on('packet', releaseChunks);
  const { transport } = connection;
  shareSending(transport);
  transport.connection = connection;
  TRANSPORT_LISTENERS.replaceAll(transport);
  trimWebSocket(transport.socket);
  transport.socket.transport = transport;
  WEB_SOCKET_LISTENERS.replaceAll(transport.socket);
  trimWire(wire);
  pack(connection, CONNECTION_EVENTS);
}

const CONNECTION_EVENTS = packedListeners();
const WIRE_EVENTS = packedListeners();
/** The symbol under which Node stores the timer of a socket's timeout (`kTimeout` of its streams). */
const TIMEOUT_SYMBOLS = Object.getOwnPropertySymbols(new NetSocket()).filter(
  ({ description }) => description === 'timeout',
);

/** Stays empty, because no listener of a transport has to be removed: they do nothing for a closed connection. */
const NOTHING_TO_CLEAN_UP = Object.freeze([]) as unknown as unknown[];
const NO_EXTENSIONS = Object.freeze({});

/** A list that stays empty, for all connections. */
class EmptyList extends Array<unknown> {
  override push(entry: unknown): number {
    if (entry !== null) throw new Error('Send callbacks and queues are not supported: they are not stored.');
    return 0;
  }
}

/** The server never passes a callback to `send`. */
const NO_CALLBACKS = new EmptyList();
/** `ws` queues only while it compresses a message or reads a Blob. */
const NO_QUEUE = new EmptyList();

/** Replaces the list of chunks after each packet, because an emptied array keeps its capacity. */
export function releaseChunks(this: EngineConnection): void {
  const { _receiver: receiver } = this.transport.socket;
  if (receiver._buffers.length === 0) receiver._buffers = [];
}

/** What engine.io's connection listens to on its transport (`setTransport`), with the connection in a field. */
const TRANSPORT_LISTENERS = new SharedListeners({
  error(this: Transport, error: Error) {
    this.connection?.onError(error);
  },
  ready(this: Transport) {
    this.connection?.flush();
  },
  packet(this: Transport, packet: unknown) {
    this.connection?.onPacket(packet);
  },
  drain(this: Transport) {
    this.connection?.onDrain();
  },
  close(this: Transport) {
    this.connection?.onClose('transport close');
  },
});

/** What engine.io's transport listens to on its WebSocket (`transports/websocket.js`), with the transport in a field. */
const WEB_SOCKET_LISTENERS = new SharedListeners({
  message(this: Socket, data: Buffer, isBinary: boolean) {
    this.transport?.onData(isBinary ? data : data.toString());
  },
  close(this: Socket) {
    this.transport?.onClose();
  },
  error(this: Socket, error: Error) {
    this.transport?.onError(error);
  },
});

/** engine.io's `send`, whose four functions exist only while it sends. */
function send(this: Transport, packets: readonly unknown[]): void {
  this.writable = false;
  packets.forEach((packet, index) => {
    const isLast = index === packets.length - 1;
    const onSent = (error?: Error): void => {
      if (error) return this.onError('write error', error.stack);
      if (!isLast) return;
      this.emit('drain');
      this.writable = true;
      this.emit('ready');
    };
    this.parser.encodePacket(packet, this.supportsBinary, (data) => this.socket.send(data, onSent));
  });
}

function shareSending(transport: Transport): void {
  transport.send = send;
  transport._doSend = null;
  transport._doSendLast = null;
  transport._onSent = null;
  transport._onSentLast = null;
}

/** Set from the first receiver: all of them have the same functions as listeners. */
let receiverListeners: SharedListeners | null = null;

function trimWebSocket(socket: Socket): void {
  const { _sender: sender, _receiver: receiver } = socket;
  socket._extensions = NO_EXTENSIONS;
  sender._extensions = NO_EXTENSIONS;
  sender._queue = NO_QUEUE;
  receiver._extensions = NO_EXTENSIONS;
  receiverListeners ??= SharedListeners.of(receiver);
  receiverListeners.replaceSame(receiver);
}

function trimWire(wire: Duplex): void {
  // Only the response's listener was added with `once`; the others are needed until the end.
  for (const listener of wire.rawListeners('close')) {
    if ('listener' in listener) wire.removeListener('close', listener as unknown as () => void);
  }
  // Node reads the address again if it is needed.
  (wire as { _peername?: unknown })._peername = undefined;
  // `ws` has switched the timeout off, and Node would keep its timer.
  if (wire instanceof NetSocket && wire.timeout === 0) {
    for (const symbol of TIMEOUT_SYMBOLS) Reflect.set(wire, symbol, null);
  }
  pack(wire, WIRE_EVENTS);
}
