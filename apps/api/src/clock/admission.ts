import type { Duplex } from 'node:stream';
import type { Socket } from 'socket.io';
import type { ClosingReason, LiveConnection } from '../http/live-sessions';
import { MessageAllowance } from './message-allowance';

/** Tells a client that has joined why it is sent away, and closes its connection. */
export type SayGoodbye = (admission: Admission, socket: Socket, reason: ClosingReason) => void;

/** One connection that came through the door: whose it is, and how it is closed. */
export class Admission implements LiveConnection {
  /** Set once the connection has joined the namespace. */
  socket: Socket | null = null;
  /** Of the connection, not of its socket: leaving the namespace and joining it again must not renew it. */
  readonly allowance = new MessageAllowance();

  constructor(
    readonly personId: string,
    /** The connection below Socket.IO. */
    readonly wire: Duplex,
    private readonly sayGoodbye: SayGoodbye,
  ) {}

  sendAway(reason: ClosingReason): void {
    if (this.socket === null) this.drop();
    else this.sayGoodbye(this, this.socket, reason);
  }

  /** Cuts the connection without a word. */
  drop(): void {
    this.wire.destroy();
  }
}
