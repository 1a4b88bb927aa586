import { setTimeout as pause } from 'node:timers/promises';
import { socketIoDialect } from './protocol';
import { Viewer } from './viewer';

const AGAIN_AFTER_MS = 10;

/** Resolves when the first viewer of a server that has just been started sees a second; tells when, in UTC milliseconds. */
export async function firstTick(port: number, cookie: string): Promise<number> {
  return new Promise((resolve) => {
    const seat = { port, from: undefined, cookie, dialect: socketIoDialect(['UTC']) };
    let tickedAtMs: number | null = null;
    const viewer = new Viewer(seat, {
      ticked: () => {
        tickedAtMs ??= Date.now();
        viewer.close();
      },
      ended: () => {
        if (tickedAtMs !== null) resolve(tickedAtMs);
        else void pause(AGAIN_AFTER_MS).then(() => viewer.open());
      },
    });
    viewer.open();
  });
}
