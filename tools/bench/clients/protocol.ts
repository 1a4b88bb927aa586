import { CLOCK_NAMESPACE, PLAIN_SOCKET_PATH, SOCKET_IO_PATH } from '@live-tz/contracts';

/** How a viewer talks to one kind of server. */
export interface Dialect {
  /** Where to connect to. */
  readonly path: string;
  /** What has to be answered to a text of the server; null: nothing. */
  answer(text: string): string | null;
  /** The second that a text shows, in UTC milliseconds; null: it shows none. */
  tickIn(text: string): number | null;
}

const TICK = `42${CLOCK_NAMESPACE},["tick",`;
const JOINED = `40${CLOCK_NAMESPACE},`;
const UTC_MS = '"utcMs":';

/** What a Socket.IO client sends to replace the zones it watches; the server acknowledges it. */
export function watchText(zones: readonly string[]): string {
  return `42${CLOCK_NAMESPACE},0${JSON.stringify(['watch', zones])}`;
}

/** The program's own page: engine.io 4 and Socket.IO 5 on the clock's namespace. */
export function socketIoDialect(zones: readonly string[]): Dialect {
  return {
    path: `${SOCKET_IO_PATH}/?EIO=4&transport=websocket`,
    answer: (text) => {
      if (text.startsWith('0')) return JOINED;
      if (text === '2') return '3';
      return text.startsWith(JOINED) ? watchText(zones) : null;
    },
    tickIn: secondOfTick,
  };
}

/** A script on the plain WebSocket: it only listens. */
export function plainDialect(zone: string): Dialect {
  return { path: `${PLAIN_SOCKET_PATH}/${zone}/`, answer: () => null, tickIn: secondNamed };
}

/** The bare `ws` server, which sends the bytes the program's page gets and knows no words at all. */
export const BARE_DIALECT: Dialect = { path: '/', answer: () => null, tickIn: secondOfTick };

/** The naive server: one event for each zone, with the second inside. */
export function naiveDialect(zones: readonly string[]): Dialect {
  return {
    ...socketIoDialect(zones),
    tickIn: (text) => (text.startsWith(TICK) ? secondNamed(text) : null),
  };
}

function secondOfTick(text: string): number | null {
  return text.startsWith(TICK) ? Number.parseInt(text.slice(TICK.length), 10) : null;
}

function secondNamed(text: string): number | null {
  const at = text.indexOf(UTC_MS);
  return at < 0 ? null : Number.parseInt(text.slice(at + UTC_MS.length), 10);
}
