import { Inject, Injectable } from '@nestjs/common';
import { MAX_LINK_VIEWERS } from '@live-tz/contracts';
import { SECONDS_PER_MINUTE } from '@live-tz/wall-clock';
import { CONFIG, type Config } from '../config/env';
import { ConnectionQuota, monotonicSeconds, UserTraffic } from './connection-quota';
import { DomainError } from '../errors/domain-error';

/** How often each of a user's sockets may reconnect in a minute: after a restart, or on a bad network. */
const MAX_OPENINGS_PER_PLACE = 5;
/** Where only few connections are allowed, a user may still open and close pages at any human speed. */
const MIN_OPENINGS = 1_000;

/**
 * Counts the live connections of each user on this node, against `SOCKETS_PER_PERSON`, and their traffic. The anonymous clients of
 * a network count like one user, with as many connections as a link to a board may have. A user is forgotten when the minute
 * ends rather than with the last connection, so that reconnecting does not reset the counts.
 */
@Injectable()
export class ConnectionLimiter {
  private readonly users = new Map<string, UserTraffic>();
  private lastSweepS = Number.NEGATIVE_INFINITY;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** @throws DomainError for a connection above the maximum, or too many new ones */
  enter(userId: string): ConnectionQuota {
    return this.enterAs(userId, this.config.clock.socketsPerUser);
  }

  /** The same for an anonymous client of a network. */
  enterAnonymous(network: string): ConnectionQuota {
    return this.enterAs(`network ${network}`, MAX_LINK_VIEWERS);
  }

  /** Must be called once for each connection that was admitted, when it is closed. */
  leave({ user }: ConnectionQuota): void {
    user.open -= 1;
  }

  /** Counts an open connection for a user from now on. @throws DomainError as {@link enter} */
  move(quota: ConnectionQuota, userId: string): void {
    const { user } = this.enter(userId);
    this.leave(quota);
    quota.user = user;
  }

  private enterAs(key: string, maximum: number): ConnectionQuota {
    const nowS = monotonicSeconds();
    this.forgetIdle(nowS);
    const user = this.users.get(key) ?? new UserTraffic(key);
    this.users.set(key, user);
    if (user.open >= maximum) {
      throw new DomainError(
        'throttled',
        `You have ${user.open} live connections open here: close one first.`,
        {
          retryAfterSeconds: 10,
        },
      );
    }
    if (user.noteOpening(nowS) > Math.max(MIN_OPENINGS, maximum * MAX_OPENINGS_PER_PLACE)) {
      throw new DomainError('throttled', 'You open live connections too often: keep one open.', {
        retryAfterSeconds: SECONDS_PER_MINUTE,
      });
    }
    user.open += 1;
    return new ConnectionQuota(user);
  }

  private forgetIdle(nowS: number): void {
    if (nowS - this.lastSweepS < SECONDS_PER_MINUTE) return;
    this.lastSweepS = nowS;
    for (const [key, user] of this.users) {
      if (user.open === 0 && user.isOver(nowS)) this.users.delete(key);
    }
  }
}
