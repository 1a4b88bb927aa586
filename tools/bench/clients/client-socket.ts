import { connect, type Socket } from 'node:net';
import { clientFrame } from './client-frame';
import { OPCODE } from './frame-reader';
import type { Protocol } from './protocol';
import type { Reader } from './transport';

interface Listener {
  onSecond(utcMs: number): void;
  /** `reason` is the status of a refusal, the code of an error, or `closed`. */
  onClose(reason: string): void;
}

export interface ClientSocketOptions {
  port: number;
  /** Source address: one address has at most 28,000 ports for connections to one server. */
  from: string | undefined;
  /** Empty: anonymous. */
  cookie: string;
  protocol: Protocol;
}

/** Shared by all connections: each has processed its bytes before the next one reads. */
const CHUNK = Buffer.allocUnsafe(65_536);
const HEAD_END = '\r\n\r\n';

/**
 * A WebSocket or an event stream that reports the seconds it receives. A library would spend more CPU on receiving a frame
 * than the server does on sending it, and the clients would be measured instead of the server.
 */
export class ClientSocket {
  private socket: Socket | null = null;
  private reader: Reader | null = null;
  /** The response to the handshake as far as it has arrived; null once the server has accepted it. */
  private head: string | null = '';
  private reason = 'closed';

  constructor(
    private readonly options: ClientSocketOptions,
    private readonly listener: Listener,
  ) {}

  get isAccepted(): boolean {
    return this.head === null;
  }

  open(): void {
    const { port, from, protocol } = this.options;
    this.reader = protocol.transport.newReader();
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
    socket.on('close', () => this.listener.onClose(this.reason));
  }

  send(text: string): void {
    this.socket?.write(clientFrame(OPCODE.text, Buffer.from(text)));
  }

  close(): void {
    this.socket?.destroy();
  }

  private handshake(): string {
    const { port, cookie, protocol } = this.options;
    const lines = [
      `GET ${protocol.path} HTTP/1.1`,
      `Host: 127.0.0.1:${port}`,
      ...protocol.transport.headers,
      ...(cookie === '' ? [] : [`Cookie: ${cookie}`]),
    ];
    return lines.join('\r\n') + HEAD_END;
  }

  /** @returns true, which makes the socket continue to read */
  private read(chunk: Buffer): boolean {
    try {
      const frames = this.head === null ? chunk : this.readHead(this.head, chunk);
      if (frames.length > 0) this.reader?.read(frames, this.onFrame);
    } catch (error) {
      this.reason = error instanceof Error ? error.message : String(error);
      this.close();
    }
    return true;
  }

  /** Reads the response to the handshake. @returns the bytes after its end */
  private readHead(before: string, chunk: Buffer): Buffer {
    const head = before + chunk.toString('latin1');
    const end = head.indexOf(HEAD_END);
    if (end < 0) {
      this.head = head;
      return chunk.subarray(chunk.length);
    }
    const status = head.slice('HTTP/1.1 '.length, 'HTTP/1.1 101'.length);
    if (status !== this.options.protocol.transport.acceptedBy) throw new Error(status);
    this.head = null;
    return chunk.subarray(end + HEAD_END.length - before.length);
  }

  private readonly onFrame = (opcode: number, payload: Buffer): void => {
    if (opcode === OPCODE.ping) this.socket?.write(clientFrame(OPCODE.pong, payload));
    if (opcode === OPCODE.close) this.socket?.end(clientFrame(OPCODE.close, payload));
    if (opcode === OPCODE.text) this.onText(payload.toString('latin1'));
  };

  private onText(text: string): void {
    const { protocol } = this.options;
    const utcMs = protocol.tickIn(text);
    if (utcMs !== null) return this.listener.onSecond(utcMs);
    const reply = protocol.reply(text);
    if (reply !== null) this.send(reply);
  }
}
