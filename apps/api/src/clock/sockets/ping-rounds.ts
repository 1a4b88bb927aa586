import { PING_EVERY_SECONDS } from './socket-limits';
import type { ZoneSocket } from './zone-socket';

/** Pings every socket once in {@link PING_EVERY_SECONDS}, an equal share of them each second. */
export class PingRounds {
  private readonly rounds = Array.from({ length: PING_EVERY_SECONDS }, () => new Set<ZoneSocket>());
  private entered = 0;
  private turn = 0;

  enter(socket: ZoneSocket): void {
    this.entered += 1;
    socket.pingRound = this.entered % PING_EVERY_SECONDS;
    this.rounds[socket.pingRound]?.add(socket);
    socket.on('pong', () => {
      socket.awaitsPong = false;
    });
  }

  leave(socket: ZoneSocket): void {
    this.rounds[socket.pingRound]?.delete(socket);
  }

  /** Must be called once a second: pings the sockets of the current round. @returns those that have not answered the last ping */
  next(): ZoneSocket[] {
    this.turn = (this.turn + 1) % PING_EVERY_SECONDS;
    const silent: ZoneSocket[] = [];
    for (const socket of this.rounds[this.turn] ?? []) {
      if (socket.awaitsPong) silent.push(socket);
      else ping(socket);
    }
    return silent;
  }
}

function ping(socket: ZoneSocket): void {
  socket.awaitsPong = true;
  socket.ping();
}
