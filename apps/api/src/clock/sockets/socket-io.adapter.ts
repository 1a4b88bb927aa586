import { createServer } from 'node:http';
import type { Observable } from 'rxjs';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { MessageMappingProperties } from '@nestjs/websockets';
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

  /**
   * Adds one listener per event. Nest's own implementation creates an RxJS chain of several kilobytes for each event of each socket.
   */
  override bindMessageHandlers(socket: Listenable, handlers: MessageMappingProperties[]): void {
    for (const { message, callback } of handlers) {
      socket.on(String(message), (...args: unknown[]) => void answer(callback, args));
    }
  }
}

interface Listenable {
  on(event: string, listener: (...args: unknown[]) => void): unknown;
}
type Handler = (payload: unknown, ack: unknown) => Observable<unknown> | Promise<unknown>;

/** The handler does not reject: Nest has passed its error to the exception filter. */
async function answer(handle: Handler, args: unknown[]): Promise<void> {
  const ack: unknown = typeof args.at(-1) === 'function' ? args.pop() : undefined;
  const result = await handle(args[0], ack);
  if (typeof ack === 'function' && result !== undefined) ack(result);
}
