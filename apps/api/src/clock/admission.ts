import type { Duplex } from 'node:stream';
import type { ClosingReason } from '../http/live-sessions';
import { MessageAllowance } from './message-allowance';

/** One connection that came through the door: whose it is, and how it is closed. */
export class Admission {
  /** Set once the connection has joined the namespace: then there are words for the reason. */
  say: ((reason: ClosingReason) => void) | null = null;
  /** Of the connection, not of its socket: leaving the namespace and joining it again must not renew it. */
  readonly allowance = new MessageAllowance();

  constructor(
    readonly personId: string,
    /** The connection below Socket.IO. */
    readonly wire: Duplex,
  ) {}

  close(reason: ClosingReason): void {
    if (this.say === null) this.drop();
    else this.say(reason);
  }

  /** Cuts the connection without a word. */
  drop(): void {
    this.wire.destroy();
  }
}
