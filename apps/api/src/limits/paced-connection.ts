import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** A request that has been read, with its response. */
export interface PacedRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** Work that is started by the pacer. */
export interface PacedWork {
  /** @returns the request that the work is for; null if there is nothing left to do */
  begin(): IncomingMessage | null;
}

/** The requests of one HTTP/1.1 connection, which are answered one after the other, in order (RFC 9112, 9.3.2). */
export class PacedConnection implements PacedWork {
  /** One of its requests is being answered. */
  isBusy = false;
  /** It pipelined too many requests: none of them is answered any more. */
  isRefused = false;
  /** An upgrade that follows unanswered requests. */
  upgrade: (() => void) | null = null;
  private waiting: PacedRequest[] = [];

  /** @param answer starts answering a request */
  constructor(
    readonly socket: Duplex,
    private readonly answer: (paced: PacedRequest) => void,
  ) {}

  get waitingCount(): number {
    return this.waiting.length;
  }

  add(paced: PacedRequest): void {
    this.waiting.push(paced);
  }

  begin(): IncomingMessage | null {
    const paced = this.socket.destroyed ? undefined : this.waiting.shift();
    if (paced === undefined) return null;
    this.isBusy = true;
    this.answer(paced);
    return paced.request;
  }

  /** Stops reading from the connection, and drops its waiting requests. */
  refuse(): void {
    this.isRefused = true;
    this.waiting = [];
    stopParsing(this.socket);
  }
}

/** The parser that Node's HTTP server sets on a socket; not documented. */
interface ParsedSocket {
  parser?: { onIncoming?: () => number } | null;
}

/** Tells llhttp that the following bytes are not HTTP (`on_headers_complete`, https://github.com/nodejs/llhttp#readme). */
const NO_MORE_HTTP = 2;

/**
 * Makes Node's parser stop at the next request. Destroying the socket is not enough: all requests in the same 64 kB would
 * become objects first, which takes up to a tenth of a second.
 */
function stopParsing(socket: Duplex): void {
  const { parser } = socket as ParsedSocket;
  if (parser) parser.onIncoming = () => NO_MORE_HTTP;
}
