import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/env';
import { ConnectionQuota, monotonicSeconds, UserTraffic } from './connection-quota';
import { DomainError } from '../errors/domain-error';

/** A user's sockets may all come back so often in a minute: after a restart, or where the network is bad. */
const MAX_OPENINGS_PER_PLACE = 5;
/** Where only few connections are allowed, a page may still be opened and closed as often as anybody can. */
const MIN_OPENINGS = 1_000;
const MINUTE_SECONDS = 60;

/**
 * Counts the live connections of each user on this node, against `SOCKETS_PER_PERSON`, and what comes in over them. A user
 * is forgotten with the minute, not with the last connection: who comes again at once begins with nothing new.
 */
@Injectable()
export class ConnectionLimiter {
  private readonly users = new Map<string, UserTraffic>();
  private lastLookS = Number.NEGATIVE_INFINITY;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** @throws DomainError for the connection that is one too many, or comes too often */
  enter(userId: string): ConnectionQuota {
    const nowS = monotonicSeconds();
    this.forgetIdle(nowS);
    const user = this.users.get(userId) ?? new UserTraffic(userId);
    this.users.set(userId, user);
    const { socketsPerUser } = this.config.clock;
    if (user.open >= socketsPerUser) {
      throw new DomainError(
        'throttled',
        `You have ${user.open} live connections open here: close one first.`,
        {
          retryAfterSeconds: 10,
        },
      );
    }
    if (user.noteOpening(nowS) > Math.max(MIN_OPENINGS, socketsPerUser * MAX_OPENINGS_PER_PLACE)) {
      throw new DomainError('throttled', 'You open live connections too often: keep one open.', {
        retryAfterSeconds: MINUTE_SECONDS,
      });
    }
    user.open += 1;
    return new ConnectionQuota(user);
  }

  /** To be called once for each that was let in, when it is gone. */
  leave({ user }: ConnectionQuota): void {
    user.open -= 1;
  }

  private forgetIdle(nowS: number): void {
    if (nowS - this.lastLookS < MINUTE_SECONDS) return;
    this.lastLookS = nowS;
    for (const [userId, user] of this.users) {
      if (user.open === 0 && user.isOver(nowS)) this.users.delete(userId);
    }
  }
}
