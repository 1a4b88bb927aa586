import { PING_EVERY_SECONDS } from './socket-limits';

/** A connection that is pinged. */
export interface PingedConnection {
  /** The index of its ping round. */
  pingRound: number;
  /** A ping has been sent and not been answered. */
  awaitsPong: boolean;
  ping(): void;
}

/** Pings every connection once in {@link PING_EVERY_SECONDS}, an equal share of them each second. */
export class PingRounds<C extends PingedConnection> {
  private readonly rounds = Array.from({ length: PING_EVERY_SECONDS }, () => new Set<C>());
  private entered = 0;
  private turn = 0;

  enter(connection: C): void {
    this.entered += 1;
    connection.pingRound = this.entered % PING_EVERY_SECONDS;
    this.rounds[connection.pingRound]?.add(connection);
  }

  leave(connection: C): void {
    this.rounds[connection.pingRound]?.delete(connection);
  }

  /** Must be called once a second: pings the connections of the current round. @returns those that have not answered the last ping */
  next(): C[] {
    this.turn = (this.turn + 1) % PING_EVERY_SECONDS;
    const silent: C[] = [];
    for (const connection of this.rounds[this.turn] ?? []) {
      if (connection.awaitsPong) {
        silent.push(connection);
        continue;
      }
      connection.awaitsPong = true;
      connection.ping();
    }
    return silent;
  }
}
