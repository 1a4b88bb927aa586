import type { Duplex } from 'node:stream';
import type { ClosingReason, LiveConnection } from '../sessions/live-sessions';
import { MessageAllowance } from './message-allowance';

/** What is needed of a socket of the namespace to close it. */
export interface JoinedSocket {
  readonly conn: { close(): void };
  disconnect(close: boolean): unknown;
}

/** Tells a client that has joined why it is sent away, and closes its connection. */
export type SayGoodbye = (admission: Admission, socket: JoinedSocket, reason: ClosingReason) => void;

/** One connection that came through the door: whose it is, and how it is closed. */
export class Admission implements LiveConnection {
  /** Set once the connection has joined the namespace. */
  socket: JoinedSocket | null = null;
  /** Of the connection, not of its socket: leaving the namespace and joining it again must not renew it. */
  readonly allowance = new MessageAllowance();

  constructor(
    readonly userId: string,
    /** The connection below Socket.IO. */
    readonly wire: Duplex,
    private readonly sayGoodbye: SayGoodbye,
  ) {}

  close(reason: ClosingReason): void {
    if (this.socket === null) this.drop();
    else this.sayGoodbye(this, this.socket, reason);
  }

  /** Cuts the connection without a word. */
  drop(): void {
    this.wire.destroy();
  }
}
