import { CLOCK_NAMESPACE, PLAIN_SOCKET_PATH, SOCKET_IO_PATH } from '@live-tz/contracts';
import { EVENT_STREAM, type Transport, WEB_SOCKET } from './transport';

/** What a client and one kind of server exchange. */
export interface Protocol {
  readonly transport: Transport;
  readonly path: string;
  /** The reply to a text of the server; null: none. */
  reply(text: string): string | null;
  /** The second in a text, UTC milliseconds; null: the text is no tick. */
  tickIn(text: string): number | null;
}

const TICK = `42${CLOCK_NAMESPACE},["tick",`;
const JOINED = `40${CLOCK_NAMESPACE},`;
const UTC_MS = '"utcMs":';
const EVENT_ID = 'id: ';

/** The Socket.IO message that replaces the zones a client watches. */
export function watchText(zones: readonly string[]): string {
  return `42${CLOCK_NAMESPACE},0${JSON.stringify(['watch', zones])}`;
}

/** The protocol of the page: Engine.IO 4 and Socket.IO 5 on the namespace of the clock. */
export function socketIoProtocol(zones: readonly string[]): Protocol {
  return {
    transport: WEB_SOCKET,
    path: `${SOCKET_IO_PATH}/?EIO=4&transport=websocket`,
    reply: (text) => {
      if (text.startsWith('0')) return JOINED;
      if (text === '2') return '3';
      return text.startsWith(JOINED) ? watchText(zones) : null;
    },
    tickIn: secondOfTick,
  };
}

/** The plain WebSocket: the client sends nothing. */
export function plainProtocol(zone: string): Protocol {
  return {
    transport: WEB_SOCKET,
    path: `${PLAIN_SOCKET_PATH}/${zone}/`,
    reply: () => null,
    tickIn: secondNamed,
  };
}

/** Server-Sent Events. The rules of the zones are no tick. */
export function streamProtocol(zones: readonly string[]): Protocol {
  return {
    transport: EVENT_STREAM,
    path: `/stream?zones=${zones.map(encodeURIComponent).join()}`,
    reply: () => null,
    tickIn: (text) => (text.startsWith(EVENT_ID) ? Number.parseInt(text.slice(EVENT_ID.length), 10) : null),
  };
}

/** The bare `ws` server sends the same bytes as the program and ignores what clients send. */
export const BARE_PROTOCOL: Protocol = {
  transport: WEB_SOCKET,
  path: '/',
  reply: () => null,
  tickIn: secondOfTick,
};

/** The naive server sends one event per zone, each with the second. */
export function naiveProtocol(zones: readonly string[]): Protocol {
  return {
    ...socketIoProtocol(zones),
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
