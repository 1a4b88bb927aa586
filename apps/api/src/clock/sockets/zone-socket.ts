import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';

/** A plain WebSocket of one zone, with what the server keeps of it: fields, because a map would cost more. */
export class ZoneSocket extends WebSocket {
  /** The connection below it. */
  declare wire: Duplex;
  /** The zone as it was asked for. */
  zone = '';
  /** Which of the ping rounds it belongs to. */
  pingRound = 0;
  /** A ping was sent that has not been answered. */
  awaitsPong = false;
}
