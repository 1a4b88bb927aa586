import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below those the kernel gives to outgoing connections, which could take one before a server that starts does. */
const FIRST = 10_000;
const LAST = 29_999;
/** More than there are workers; each chooses among ports of its own. */
const STRIDE = 16;

/** A port of the loopback address that nobody listens on just now, and that no other worker of Jest's chooses. */
export async function freePort(): Promise<number> {
  const lane = Number(process.env['JEST_WORKER_ID'] ?? 0) % STRIDE;
  const port = FIRST + lane + STRIDE * Math.floor((Math.random() * (LAST - FIRST)) / STRIDE);
  return (await isFree(port)) ? port : freePort();
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    await once(server.listen(port, '127.0.0.1'), 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
