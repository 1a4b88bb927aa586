import type { Duplex } from 'node:stream';
import { CLOSE_CODES } from '@live-tz/contracts';
import { type ServerOptions, WebSocket, WebSocketServer } from 'ws';
import type { ConnectionQuota } from '../../upgrades/connection-quota';

const CLOSE_OPCODE = 8;
/** The size of the shortest frame header with its mask (RFC 6455, section 5.2). */
const FRAME_OVERHEAD_BYTES = 6;

/**
 * How both protocols read frames: one per connection in a turn of the event loop, however many arrived in one read, so that a
 * burst of one client does not delay the others. The fragments of an unfinished message are limited in number as well as in
 * bytes, and a client that does not complete the closing handshake is disconnected.
 */
const FRAME_READING = {
  allowSynchronousEvents: false,
  /** Each fragment keeps alive all bytes that were read with it. */
  maxFragments: 16,
  /** Enough for the longest message in the smallest segments that TCP must support (RFC 9293, section 3.7.1: 536 bytes). */
  maxBufferedChunks: 128,
  closeTimeout: 2_000,
} as const satisfies ServerOptions & { closeTimeout: number };

/** For Engine.IO, which cannot pass on these options itself. */
export class LimitedWebSocketServer<
  Socket extends typeof WebSocket = typeof WebSocket,
> extends WebSocketServer<Socket> {
  constructor(options: ServerOptions<Socket>) {
    super({ ...options, ...FRAME_READING });
  }
}

type Continue = (error?: Error) => void;
type CreateError = [type: ErrorConstructor, message: string, prefix: boolean, code: number, name: string];

/** The parts of a `ws` receiver that are used here. */
interface ReceiverParts {
  readonly _opcode: number;
  readonly _payloadLength: number;
  readonly _maxPayload: number;
  /** From the stream: the error it has failed with, or null. */
  readonly errored: Error | null;
  /** From the stream: receives a chunk of the client's data. */
  _write(chunk: Buffer, encoding: BufferEncoding, next: Continue): void;
  /** Called once for each frame of any kind, when its header has been read. */
  haveLength(next: Continue): void;
  /** Called for a complete ping, pong or close. */
  controlMessage(data: Buffer, next: Continue): void;
  /** Called for any error of a frame, before the socket is closed. */
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
    // A stream that fails within its queue still receives the rest of it (Node's `clearBuffer`), and `ws` would continue with
    // the failed frame, whose mask is already cleared: the TypeError would end the process.
    if (this.errored === null) super._write(chunk, encoding, next);
    else next();
  }

  override haveLength(next: Continue): void {
    // A header may claim two gigabytes, but never more than the longest message is read.
    const payloadBytes = Math.min(this._payloadLength, this._maxPayload);
    const reason = this.quota.exceededBy(FRAME_OVERHEAD_BYTES + payloadBytes);
    if (reason === null) return super.haveLength(next);
    this.webSocket.close(CLOSE_CODES.policyViolation, reason);
    next(this.createError(RangeError, reason, false, CLOSE_CODES.policyViolation, 'WS_ERR_QUOTA_EXCEEDED'));
  }

  override controlMessage(data: Buffer, next: Continue): void {
    super.controlMessage(data, next);
    // Nothing may follow a close frame (RFC 6455, section 5.5.1), and `ws` would read on and discard it.
    if (this._opcode === CLOSE_OPCODE) wireOf(this.webSocket).on('data', destroySocket);
  }

  override createError(...args: CreateError): Error {
    // `ws` would read on and discard the data. Left in the kernel, it blocks a client that floods until the connection is closed.
    setImmediate(pause, wireOf(this.webSocket));
    return super.createError(...args);
  }
}

/**
 * Makes every frame of a WebSocket count. One frame above the limit closes it with 1008 and a reason, and later ones are not
 * read. Must be called in the same turn of the event loop in which the WebSocket was created.
 *
 * It uses a new prototype and two fields, because a listener and a closure per connection would cost more than a frame.
 */
export function limitFrames(webSocket: WebSocket, quota: ConnectionQuota): void {
  const receiver = (webSocket as unknown as SocketParts)._receiver as LimitedReceiver;
  // The order matters: fields added after the prototype would give each receiver its own hidden class of 0.9 kB.
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

function destroySocket(this: Duplex): void {
  this.destroy();
}
