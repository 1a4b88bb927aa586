import { CLOCK_NAMESPACE, type ServerToClientEvents } from '@live-tz/contracts';
import { textFrame } from './text-frame';

/** A message of Engine.IO (protocol 4) that contains an event of Socket.IO (protocol 5). */
const EVENT_MESSAGE = '42';
const TICK: keyof ServerToClientEvents = 'tick';

/** The event `tick` as Socket.IO encodes it: https://socket.io/docs/v4/socket-io-protocol/ */
export function tickFrame(utcMs: number): Buffer {
  return textFrame(`${EVENT_MESSAGE}${CLOCK_NAMESPACE},${JSON.stringify([TICK, utcMs])}`);
}
