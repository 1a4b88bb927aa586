import { EventReader } from './event-reader';
import { FrameReader, type OnFrame } from './frame-reader';

/** How a client requests a connection, and how the server's messages follow each other on it. */
export interface Transport {
  /** Header lines of the request. */
  readonly headers: readonly string[];
  /** The status with which a server accepts the request. */
  readonly acceptedBy: string;
  newReader(): Reader;
}

/** Splits the bytes of one connection into messages. */
export interface Reader {
  read(chunk: Buffer, onFrame: OnFrame): void;
}

export const WEB_SOCKET: Transport = {
  headers: [
    'Upgrade: websocket',
    'Connection: Upgrade',
    // The key of RFC 6455, section 1.3; the server's accept header is not verified.
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version: 13',
  ],
  acceptedBy: '101',
  newReader: () => new FrameReader(),
};

export const EVENT_STREAM: Transport = {
  headers: ['Accept: text/event-stream'],
  acceptedBy: '200',
  newReader: () => new EventReader(),
};
