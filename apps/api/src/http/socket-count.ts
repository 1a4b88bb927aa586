import type { Duplex } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/env';
import { DomainError } from './domain-error';

/** Counts the live connections of each person on this node, against `SOCKETS_PER_PERSON`. */
@Injectable()
export class SocketCount {
  private readonly open = new Map<string, number>();

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Counts a socket until it closes; refuses the one that is too many. */
  enter(personId: string, socket: Duplex): void {
    const count = this.open.get(personId) ?? 0;
    if (count >= this.config.clock.socketsPerPerson) {
      throw new DomainError('throttled', `You have ${count} live connections open here: close one first.`, {
        retryAfterSeconds: 10,
      });
    }
    this.open.set(personId, count + 1);
    socket.on('close', () => this.leave(personId));
  }

  private leave(personId: string): void {
    const count = (this.open.get(personId) ?? 0) - 1;
    if (count > 0) this.open.set(personId, count);
    else this.open.delete(personId);
  }
}
