import { createServer } from 'node:http';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { Server } from 'socket.io';
import { MS_PER_SECOND } from '@live-tz/wall-clock';
import { LimitedWebSocketServer } from './limited-receiver';
import { MAX_MESSAGE_BYTES, PING_EVERY_SECONDS } from './socket-limits';

/** A client that has not joined the clock's namespace by then is disconnected. */
const JOIN_TIMEOUT_MS = 10_000;

/** Socket.IO configured for the clock: WebSocket only, and nothing stored or sent that a tick does not need. */
export class SocketIoAdapter extends IoAdapter {
  /**
   * The engine is attached to a server that never listens, because it would take over every request and upgrade of the real
   * server. All its connections come from the upgrade router.
   */
  override createIOServer(): Server {
    return new Server(createServer(), {
      transports: ['websocket'],
      serveClient: false,
      wsEngine: LimitedWebSocketServer,
      perMessageDeflate: false,
      maxHttpBufferSize: MAX_MESSAGE_BYTES,
      pingInterval: PING_EVERY_SECONDS * MS_PER_SECOND,
      connectTimeout: JOIN_TIMEOUT_MS,
    });
  }

  /** The gateway has one listener for all events of all sockets: Nest would create several functions for each socket. */
  override bindMessageHandlers(): void {}

  override bindClientDisconnect(): void {}
}
