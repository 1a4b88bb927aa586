import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/env';
import { DomainError } from './domain-error';

/** Counts the live connections of each person on this node, against `SOCKETS_PER_PERSON`. */
@Injectable()
export class SocketCount {
  private readonly open = new Map<string, number>();

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** @throws DomainError for the connection that is one too many */
  enter(personId: string): void {
    const count = this.open.get(personId) ?? 0;
    if (count >= this.config.clock.socketsPerPerson) {
      throw new DomainError('throttled', `You have ${count} live connections open here: close one first.`, {
        retryAfterSeconds: 10,
      });
    }
    this.open.set(personId, count + 1);
  }

  /** To be called once for each that was let in, when it is gone. */
  leave(personId: string): void {
    const count = (this.open.get(personId) ?? 0) - 1;
    if (count > 0) this.open.set(personId, count);
    else this.open.delete(personId);
  }
}
