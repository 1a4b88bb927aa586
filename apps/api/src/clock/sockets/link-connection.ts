import { type BoardRevision, CLOSE_CODES } from '@live-tz/contracts';
import type { LinkViewer } from '../../boards/links/link-viewers';

/** The parts of a namespace socket that are needed to notify a client with a link, and to close its connection. */
interface LinkedSocket {
  emit(event: 'board', change: BoardRevision): unknown;
  disconnect(): unknown;
  readonly conn: unknown;
}

/** The parts of an engine.io connection with which its WebSocket is closed with a code. */
interface ClosableConnection {
  readonly writeBuffer: readonly unknown[];
  once(event: 'drain', listener: () => void): unknown;
  readonly transport: { readonly socket: { close(code: number, reason: string): void } };
}

const REASON = 'The link has expired or was revoked.';

/** A connection of `/clock` that was opened with a link to a board. */
export class LinkConnection implements LinkViewer {
  /** @param onClose must end all further writes to the connection, because nothing may follow the close frame of a WebSocket */
  constructor(
    private readonly socket: LinkedSocket,
    private readonly onClose: () => void,
  ) {}

  onBoard(change: BoardRevision): void {
    this.socket.emit('board', change);
  }

  /** A client that is disconnected by the server does not reconnect by itself. */
  onVoid(boardId: string): void {
    this.socket.emit('board', { id: boardId, revision: null });
    this.socket.disconnect();
    this.onClose();
    const conn = this.socket.conn as ClosableConnection;
    const close = (): void => conn.transport.socket.close(CLOSE_CODES.linkVoid, REASON);
    // engine.io hands over one packet at a time.
    if (conn.writeBuffer.length > 0) conn.once('drain', close);
    else close();
  }
}
