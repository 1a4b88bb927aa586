import { connect, type Socket } from 'node:net';
import { clientFrame } from './client-frame';
import type { Dialect } from './protocol';
import { FrameReader, OPCODE } from './frame-reader';

/** Hears of what happens to a connection. */
interface Listener {
  ticked(utcMs: number): void;
  /** It is over, by whomever; `reason` is the status of a refusal or the code of an error. */
  ended(reason: string): void;
}

/** Where a viewer connects to and as whom. */
export interface Seat {
  port: number;
  /** The address it comes from: one address has no more than 28,000 ports for connections to one server. */
  from: string | undefined;
  /** Empty: a stranger. */
  cookie: string;
  dialect: Dialect;
}

/** Read by one connection at a time, and done with before the next. */
const CHUNK = Buffer.allocUnsafe(65_536);
const HEAD_END = '\r\n\r\n';
/** Nobody checks what a server makes of it. */
const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';

/**
 * One WebSocket connection that notes the seconds it is shown. A library would spend more on receiving a frame than the
 * server does on sending it, and the crowd would be measured instead of the server.
 */
export class Viewer {
  private socket: Socket | null = null;
  private reader = new FrameReader();
  /** The answer to the handshake as far as it has come; null once the connection is upgraded. */
  private head: string | null = '';
  private reason = 'closed';

  constructor(
    readonly seat: Seat,
    private readonly listener: Listener,
  ) {}

  get isUpgraded(): boolean {
    return this.head === null;
  }

  open(): void {
    const { port, from } = this.seat;
    this.reader = new FrameReader();
    this.head = '';
    this.reason = 'closed';
    const socket = connect({
      port,
      host: '127.0.0.1',
      noDelay: true,
      localAddress: from,
      onread: { buffer: CHUNK, callback: (length) => this.read(CHUNK.subarray(0, length)) },
    });
    this.socket = socket;
    socket.on('connect', () => socket.write(this.handshake()));
    socket.on('error', ({ code, message }: NodeJS.ErrnoException) => (this.reason = code ?? message));
    socket.on('close', () => this.listener.ended(this.reason));
  }

  say(text: string): void {
    this.socket?.write(clientFrame(OPCODE.text, Buffer.from(text)));
  }

  close(): void {
    this.socket?.destroy();
  }

  private handshake(): string {
    const { port, cookie, dialect } = this.seat;
    const lines = [
      `GET ${dialect.path} HTTP/1.1`,
      `Host: 127.0.0.1:${port}`,
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Key: ${KEY}`,
      'Sec-WebSocket-Version: 13',
      ...(cookie === '' ? [] : [`Cookie: ${cookie}`]),
    ];
    return lines.join('\r\n') + HEAD_END;
  }

  /** @returns true: go on reading */
  private read(chunk: Buffer): boolean {
    try {
      const frames = this.head === null ? chunk : this.upgrade(this.head, chunk);
      if (frames.length > 0) this.reader.read(frames, this.take);
    } catch (error) {
      this.reason = error instanceof Error ? error.message : String(error);
      this.close();
    }
    return true;
  }

  /** Reads the answer to the handshake; returns what stands behind its end. */
  private upgrade(before: string, chunk: Buffer): Buffer {
    const head = before + chunk.toString('latin1');
    const end = head.indexOf(HEAD_END);
    if (end < 0) {
      this.head = head;
      return chunk.subarray(chunk.length);
    }
    const status = head.slice('HTTP/1.1 '.length, 'HTTP/1.1 101'.length);
    if (status !== '101') throw new Error(status);
    this.head = null;
    return chunk.subarray(end + HEAD_END.length - before.length);
  }

  private readonly take = (opcode: number, payload: Buffer): void => {
    if (opcode === OPCODE.ping) this.socket?.write(clientFrame(OPCODE.pong, payload));
    if (opcode === OPCODE.close) this.socket?.end(clientFrame(OPCODE.close, payload));
    if (opcode === OPCODE.text) this.hear(payload.toString('latin1'));
  };

  private hear(text: string): void {
    const utcMs = this.seat.dialect.tickIn(text);
    if (utcMs !== null) return this.listener.ticked(utcMs);
    const answer = this.seat.dialect.answer(text);
    if (answer !== null) this.say(answer);
  }
}
