import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const HOST = '127.0.0.1';
/** Who waits for longer has not been answered. */
const ANSWER_WITHIN_MS = 20_000;
export const FACES = ['/ws/time/UTC/', '/socket.io/?EIO=4&transport=websocket'] as const;

/** A connection on which nothing is put right: what is written goes out as it is, and what fails only closes it. */
export async function openRaw(port: number): Promise<Socket> {
  const socket = connect(port, HOST);
  // Whoever waits for its end hears of it by 'close'.
  socket.on('error', () => undefined);
  await Promise.race([once(socket, 'connect'), once(socket, 'close')]).catch(() => undefined);
  return socket;
}

/** An upgrade as a browser would ask for it. */
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

/** The first thing a server says; empty when it closes instead or says nothing. */
export async function firstWords(socket: Socket): Promise<string> {
  if (socket.destroyed) return '';
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), ANSWER_WITHIN_MS);
  const { signal } = silence;
  try {
    const [words] = (await Promise.race([
      once(socket, 'data', { signal }),
      once(socket, 'close', { signal }),
    ])) as [unknown];
    return Buffer.isBuffer(words) ? words.toString('latin1') : '';
  } catch {
    return '';
  } finally {
    clearTimeout(timer);
    silence.abort();
  }
}

/** Resolves when a connection is closed, or when a time has come. */
export async function closedBy(socket: Socket, endMs: number): Promise<void> {
  if (socket.closed) return;
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), Math.max(0, endMs - Date.now()));
  await once(socket, 'close', { signal: over.signal }).catch(() => undefined);
  clearTimeout(timer);
}
