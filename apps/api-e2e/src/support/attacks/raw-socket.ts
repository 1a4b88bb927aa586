import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const HOST = '127.0.0.1';
const RESPONSE_TIMEOUT_MS = 20_000;
export const LIVE_PATHS = ['/ws/time/UTC/', '/socket.io/?EIO=4&transport=websocket'] as const;

/** A connection that sends bytes unchanged and reports errors only by closing. */
export async function openRaw(port: number): Promise<Socket> {
  const socket = connect(port, HOST);
  socket.on('error', () => undefined);
  await Promise.race([once(socket, 'connect'), once(socket, 'close')]).catch(() => undefined);
  return socket;
}

/** An upgrade request like that of a browser. */
export function upgradeText(path: string, cookie: string | undefined): string {
  const lines = [
    `GET ${path} HTTP/1.1`,
    `Host: ${HOST}`,
    ...(cookie === undefined ? [] : [`Cookie: ${cookie}`]),
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}

/** The first bytes of a server; empty when it closes the connection or does not respond. */
export async function firstResponse(socket: Socket): Promise<string> {
  if (socket.destroyed) return '';
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), RESPONSE_TIMEOUT_MS);
  const { signal } = timeout;
  try {
    const [bytes] = (await Promise.race([
      once(socket, 'data', { signal }),
      once(socket, 'close', { signal }),
    ])) as [unknown];
    return Buffer.isBuffer(bytes) ? bytes.toString('latin1') : '';
  } catch {
    return '';
  } finally {
    clearTimeout(timer);
    timeout.abort();
  }
}

/** Resolves when a connection is closed, or at `endMs`. */
export async function closedBy(socket: Socket, endMs: number): Promise<void> {
  if (socket.closed) return;
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), Math.max(0, endMs - Date.now()));
  await once(socket, 'close', { signal: timeout.signal }).catch(() => undefined);
  clearTimeout(timer);
}
