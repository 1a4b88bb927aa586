import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import type { PingedConnection } from './ping-rounds';

/** A plain WebSocket of one zone, with the server's data about it in fields, because a map would cost more. */
export class ZoneSocket extends WebSocket implements PingedConnection {
  /** The connection below it. */
  declare wire: Duplex;
  /** The requested name of the zone. */
  zone = '';
  pingRound = 0;
  awaitsPong = false;
}
