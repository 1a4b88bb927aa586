import { setTimeout as pause } from 'node:timers/promises';
import { ClientSocket } from './client-socket';
import { socketIoProtocol } from './protocol';

const RETRY_MS = 10;

/** Connects to a server that has just been started. @returns when the first second arrived, UTC milliseconds */
export async function firstTick(port: number, cookie: string): Promise<number> {
  return new Promise((resolve) => {
    const options = { port, from: undefined, cookie, protocol: socketIoProtocol(['UTC']) };
    let tickedAtMs: number | null = null;
    const client = new ClientSocket(options, {
      onSecond: () => {
        tickedAtMs ??= Date.now();
        client.close();
      },
      onClose: () => {
        if (tickedAtMs !== null) resolve(tickedAtMs);
        else void pause(RETRY_MS).then(() => client.open());
      },
    });
    client.open();
  });
}
