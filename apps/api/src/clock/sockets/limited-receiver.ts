import type { Duplex } from 'node:stream';
import { CLOSE_CODES } from '@live-tz/contracts';
import { type ServerOptions, WebSocket, WebSocketServer } from 'ws';
import type { ConnectionQuota } from '../../upgrades/connection-quota';

const CLOSE_OPCODE = 8;
/** The shortest header of a frame and its mask: RFC 6455, section 5.2. */
const FRAME_OVERHEAD_BYTES = 6;

/**
 * How both faces read frames: one of a connection in a turn of the event loop, however many of them one read has brought,
 * so that nobody's burst holds up the others. What is kept of an unfinished message is bounded in parts as in bytes, and
 * who does not finish closing is cut.
 */
const FRAME_READING = {
  allowSynchronousEvents: false,
  /** Each part keeps the bytes alive that were read with it. */
  maxFragments: 16,
  /** The longest message in the smallest segments TCP has to carry (RFC 9293, section 3.7.1: 536 bytes), and then some. */
  maxBufferedChunks: 128,
  closeTimeout: 2_000,
} as const satisfies ServerOptions & { closeTimeout: number };

/** For Engine.IO, which hands on none of these options itself. */
export class LimitedWebSocketServer<
  Socket extends typeof WebSocket = typeof WebSocket,
> extends WebSocketServer<Socket> {
  constructor(options: ServerOptions<Socket>) {
    super({ ...options, ...FRAME_READING });
  }
}

type Continue = (error?: Error) => void;
type CreateError = [type: ErrorConstructor, message: string, prefix: boolean, code: number, name: string];

/** What reads the frames of a `ws` socket, as far as it is looked into here. */
interface ReceiverParts {
  readonly _opcode: number;
  readonly _payloadLength: number;
  readonly _maxPayload: number;
  /** Of a stream: what it has failed by, or null. */
  readonly errored: Error | null;
  /** Of a stream: takes a chunk of what the client has sent. */
  _write(chunk: Buffer, encoding: BufferEncoding, next: Continue): void;
  /** Called once for each frame, of whatever kind, when its header is read. */
  haveLength(next: Continue): void;
  /** Called for a ping, pong or close that is whole. */
  controlMessage(data: Buffer, next: Continue): void;
  /** Called for whatever is wrong with a frame, before the socket is closed for it. */
  createError(...args: CreateError): Error;
}

interface SocketParts {
  readonly _receiver: ReceiverParts;
  readonly _socket: Duplex;
}

const { Receiver } = WebSocket as unknown as { Receiver: new () => ReceiverParts };

/** A receiver that counts every frame before it reads it. */
class LimitedReceiver extends Receiver {
  declare webSocket: WebSocket;
  declare quota: ConnectionQuota;

  override _write(chunk: Buffer, encoding: BufferEncoding, next: Continue): void {
    // A stream that fails in the midst of its queue is still given the rest (Node's `clearBuffer`), and `ws` would go on reading
    // the frame it has failed by, whose mask it has let go: a TypeError that ends the process.
    if (this.errored === null) super._write(chunk, encoding, next);
    else next();
  }

  override haveLength(next: Continue): void {
    // A header may say two gigabytes: more than the longest message is never read.
    const payloadBytes = Math.min(this._payloadLength, this._maxPayload);
    const reason = this.quota.exceededBy(FRAME_OVERHEAD_BYTES + payloadBytes);
    if (reason === null) return super.haveLength(next);
    this.webSocket.close(CLOSE_CODES.policyViolation, reason);
    next(this.createError(RangeError, reason, false, CLOSE_CODES.policyViolation, 'WS_ERR_QUOTA_EXCEEDED'));
  }

  override controlMessage(data: Buffer, next: Continue): void {
    super.controlMessage(data, next);
    // Nothing may follow a close frame (RFC 6455, section 5.5.1), and `ws` would read on and throw it away.
    if (this._opcode === CLOSE_OPCODE) wireOf(this.webSocket).on('data', cut);
  }

  override createError(...args: CreateError): Error {
    // `ws` reads on and throws away what comes. Here the kernel keeps it: who floods waits until the connection is cut.
    setImmediate(pause, wireOf(this.webSocket));
    return super.createError(...args);
  }
}

/**
 * Has every frame of a WebSocket counted. One too many closes it with 1008 and a sentence, and what comes behind is not
 * read. To be called before the turn ends in which the WebSocket was made.
 *
 * A new prototype and two fields, because a listener and a closure for each connection would cost more than a frame.
 */
export function limitFrames(webSocket: WebSocket, quota: ConnectionQuota): void {
  const receiver = (webSocket as unknown as SocketParts)._receiver as LimitedReceiver;
  // In this order: fields that come behind the prototype would give each receiver a hidden class of its own, of 0.9 kB.
  receiver.webSocket = webSocket;
  receiver.quota = quota;
  Object.setPrototypeOf(receiver, LimitedReceiver.prototype);
}

function wireOf(webSocket: WebSocket): Duplex {
  return (webSocket as unknown as SocketParts)._socket;
}

function pause(wire: Duplex): void {
  wire.pause();
}

function cut(this: Duplex): void {
  this.destroy();
}
