import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';

/** A plain WebSocket of one zone, with the server's data about it in fields, because a map would cost more. */
export class ZoneSocket extends WebSocket {
  /** The connection below it. */
  declare wire: Duplex;
  /** The requested name of the zone. */
  zone = '';
  /** The index of its ping round. */
  pingRound = 0;
  /** A ping has been sent and not been answered. */
  awaitsPong = false;
}
