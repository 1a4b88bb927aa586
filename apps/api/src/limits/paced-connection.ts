import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** A request that has been read, and what answers it. */
export interface PacedRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** Something that is begun in its turn. */
export interface PacedWork {
  /** @returns the request that the work is for; null when there is nothing to do any more */
  begin(): IncomingMessage | null;
}

/** The requests of one HTTP/1.1 connection: they are answered one after the other, in the order they came (RFC 9112, 9.3.2). */
export class PacedConnection implements PacedWork {
  /** A request of it is being answered. */
  isBusy = false;
  /** It sent more ahead than it may: nothing of it is answered any more. */
  isRefused = false;
  /** An upgrade that came behind requests which are not answered yet. */
  upgrade: (() => void) | null = null;
  private waiting: PacedRequest[] = [];

  /** @param answer begins to answer a request */
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

  /** Reads nothing more of it, and forgets what has been read. */
  refuse(): void {
    this.isRefused = true;
    this.waiting = [];
    stopParsing(this.socket);
  }
}

/** What Node's HTTP server hangs on a socket while it reads requests from it; not documented. */
interface ParsedSocket {
  parser?: { onIncoming?: () => number } | null;
}

/** For llhttp, what follows is no HTTP any more (`on_headers_complete`, https://github.com/nodejs/llhttp#readme). */
const NO_MORE_HTTP = 2;

/**
 * Makes Node's parser stop at the next request. Destroying the socket alone does not: requests that came in the same
 * 64 kB would all become objects first, which takes up to a tenth of a second.
 */
function stopParsing(socket: Duplex): void {
  const { parser } = socket as ParsedSocket;
  if (parser) parser.onIncoming = () => NO_MORE_HTTP;
}
