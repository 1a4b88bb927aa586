import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the ephemeral ports, which an outgoing connection could take before the server that is started. */
const MIN_PORT = 10_000;
const MAX_PORT = 29_999;
/** Exceeds the number of workers; each one has ports of its own. */
const STRIDE = 16;

/** A free port of the loopback address that no other Jest worker chooses. */
export async function freePort(): Promise<number> {
  const lane = Number(process.env['JEST_WORKER_ID'] ?? 0) % STRIDE;
  const port = MIN_PORT + lane + STRIDE * Math.floor((Math.random() * (MAX_PORT - MIN_PORT)) / STRIDE);
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
