import type { IncomingMessage } from 'node:http';
import {
  CLOCK_NAMESPACE,
  type ClientToServerEvents,
  type PlainTick,
  type Problem,
  type ServerToClientEvents,
  SOCKET_IO_PATH,
} from '@live-tz/contracts';
import { io, type Socket } from 'socket.io-client';
import { WebSocket } from 'ws';

export type ClockSocket = Socket<ServerToClientEvents, ClientToServerEvents>;

/** Headers of a handshake: the session cookie and any others. */
export type Handshake = Record<string, string>;

/** A stock Socket.IO client of the clock's namespace that is still connecting. */
export function clockSocket(baseUrl: string, headers: Handshake): ClockSocket {
  const { origin, pathname } = new URL(baseUrl);
  return io(origin + CLOCK_NAMESPACE, {
    path: `${pathname.replace(/\/$/, '')}${SOCKET_IO_PATH}/`,
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: headers,
  });
}

/** The same without a session, for a client that has the token of a link to a board. */
export function linkSocket(baseUrl: string, link: string): ClockSocket {
  const socket = clockSocket(baseUrl, {});
  socket.auth = { link };
  return socket;
}

/** Resolves when a Socket.IO client has joined the namespace. */
export function joined(socket: ClockSocket): Promise<void> {
  return new Promise((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
}

/** The next ticks of a socket, in the order of arrival. */
export function nextTicks(socket: ClockSocket, count: number): Promise<number[]> {
  return new Promise((resolve) => {
    const ticks: number[] = [];
    const onTick = (utcMs: number): void => {
      if (ticks.push(utcMs) < count) return;
      socket.off('tick', onTick);
      resolve(ticks);
    };
    socket.on('tick', onTick);
  });
}

/** A plain WebSocket at a path of the server. */
export function plainSocket(baseUrl: string, path: string, headers: Handshake): WebSocket {
  return new WebSocket(baseUrl.replace(/^http/, 'ws') + path, { headers });
}

/** The next frames of a plain WebSocket. */
export function nextFrames(socket: WebSocket, count: number): Promise<PlainTick[]> {
  return new Promise((resolve, reject) => {
    const frames: PlainTick[] = [];
    socket.once('error', reject);
    socket.on('message', (data: Buffer) => {
      if (frames.push(JSON.parse(data.toString()) as PlainTick) === count) resolve(frames);
    });
  });
}

/** The response to a refused upgrade. */
export function refusalOf(
  socket: WebSocket,
): Promise<{ status: number; headers: IncomingMessage['headers']; problem: Problem }> {
  return new Promise((resolve, reject) => {
    socket.once('open', () => reject(new Error('The upgrade was accepted.')));
    socket.once('error', reject);
    socket.once('unexpected-response', (_request, response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          problem: JSON.parse(text) as Problem,
        }),
      );
    });
  });
}
